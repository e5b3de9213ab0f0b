#pragma once
//! QueryTarget: what Search looks near to: a point by its id, or a pasted vector, checked while it is typed.

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace sextant {

class QuerySession;

class QueryTarget : public QWidget
{
    Q_OBJECT
public:
    explicit QueryTarget(QuerySession &query, QWidget *parent = nullptr);

    void focusTarget();

signals:
    void runRequested(); //!< Enter in the id field, Ctrl+Enter in the vector

private:
    void buildControls();
    void connectControls();
    void showDraft();
    void showCheck();
    void keyPressEvent(QKeyEvent *event) override;

    QuerySession &m_query;
    QComboBox *m_kind;
    QLineEdit *m_id;
    QPlainTextEdit *m_vector;
    QLabel *m_check;
};

} // namespace sextant
