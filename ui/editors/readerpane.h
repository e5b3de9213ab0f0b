#pragma once
//! ReaderPane: one long text of the payload, wrapped for reading; ↑ and ↓ walk the rows of the page.

#include "client/json/value.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace sextant {

class ReaderPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReaderPane(QWidget *parent = nullptr);

    //! nullptr: nothing, silently. Offers the longest texts. Stays on the chosen field where the next payload has it, else takes the longest text.
    void setPayload(const json::Value *payload);

signals:
    void navigateRequested(int step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showField(int position);

    QComboBox *m_field = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_cut = nullptr;
    QString m_chosen; //!< path of the field the person picked; empty = the longest
    std::vector<QString> m_texts; //!< by position in m_field
    QString m_shown;
};

} // namespace sextant
