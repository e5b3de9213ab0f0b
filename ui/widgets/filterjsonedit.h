#pragma once
//! FilterJsonEdit: the drafted filter as JSON, editable: what is typed becomes rows, what rows say is shown here.

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace sextant {

class FilterForm;

class FilterJsonEdit : public QWidget
{
    Q_OBJECT
public:
    explicit FilterJsonEdit(FilterForm &form, QWidget *parent = nullptr);

    bool hasFault() const { return m_hasFault; } //!< the text says something the rows don't
    QPlainTextEdit *edit() const { return m_edit; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void readText();
    void showDraft();

    FilterForm &m_form;
    QPlainTextEdit *m_edit;
    QLabel *m_fault;
    bool m_reading = false; //!< the draft changes because of this text
    bool m_hasFault = false;
};

} // namespace sextant
