#pragma once
//! ErrorPanel: a failed request told in place: what happened, why, what to do, the server's own words, Retry.
//! Hidden until showError(); what stands beside it on the page stays as it was.

#include "client/types/apierror.h"
#include "ui/shell/errortext.h"

#include <QFrame>

#include <optional>
#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace sextant {

class ErrorPanel : public QFrame
{
    Q_OBJECT
public:
    explicit ErrorPanel(QWidget *parent = nullptr);

    //! What was tried ("loading the point"): tells the controls of several panels apart by name.
    void setPlace(const QString &place);
    enum class Retry { AsFits, None };
    void showError(const ApiError &error, Retry retry = Retry::AsFits);
    //! Which actions somebody listens for; the others get no button.
    void setActions(std::vector<ErrorAction> actions) { m_actions = std::move(actions); }
    void clear(); //!< hides the panel and forgets the error
    const std::optional<ApiError> &error() const { return m_error; }
    QSize sizeHint() const override;

signals:
    //! Never Retry, which has its own signal; the error is error().
    void actionRequested(sextant::ErrorAction action);
    void retryRequested(); //!< the panel stays until clear() or the next showError()

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildText();
    void buildButtons();
    void buildRaw();
    QString rawText() const;
    void copyAll();

    std::optional<ApiError> m_error;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_serverText = nullptr;
    QToolButton *m_copy = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_action = nullptr;
    std::vector<ErrorAction> m_actions;
    ErrorAction m_shownAction = ErrorAction::None;
    QToolButton *m_rawToggle = nullptr;
    QPlainTextEdit *m_raw = nullptr;
};

} // namespace sextant
