#pragma once
//! FilterJsonEdit: the drafted filter as JSON, editable: what is typed becomes rows, what rows say is shown here.
//! A text with a fault stays as it was typed until it is mended or discarded.

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace sextant {

class FilterForm;
struct FilterJsonFault;

class FilterJsonEdit : public QWidget
{
    Q_OBJECT
public:
    explicit FilterJsonEdit(FilterForm &form, QWidget *parent = nullptr);

    bool hasFault() const { return m_hasFault; } //!< the text says something the rows don't
    void discard(); //!< a text with a fault, for what the rows say
    QPlainTextEdit *edit() const { return m_edit; }

signals:
    void faultChanged(); //!< hasFault() did

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildFault();
    void readText();
    void showDraft();
    void showFault(const FilterJsonFault *fault);
    void replaceText(const QString &text);

    FilterForm &m_form;
    QPlainTextEdit *m_edit;
    QWidget *m_faultLine;
    QLabel *m_fault;
    QPushButton *m_discard;
    bool m_reading = false; //!< the draft changes because of this text
    bool m_showing = false; //!< the text changes because of the draft
    bool m_hasFault = false;
};

} // namespace sextant
