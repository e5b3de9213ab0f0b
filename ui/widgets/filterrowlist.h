#pragma once
//! FilterRowList: the rows of a FilterForm one below the other, "Add condition" and the number of "at least" under
//! them. Used for the whole filter, and again inside a row for a filter in the filter.

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QSpinBox;

namespace sextant {

class FilterForm;
class FilterRowEdit;

class FilterRowList : public QWidget
{
    Q_OBJECT
public:
    explicit FilterRowList(FilterForm &form, QWidget *parent = nullptr);

    void setKnownFields(const QStringList &fields);
    void
    setNumber(const QString &number); //!< of the row this stands in, to name rows by; "" = none
    void focusFirst(); //!< the first row, made if there is none
    bool hasFault() const;
    bool focusFault(); //!< puts the focus on a row that can't be sent; false: there is none

signals:
    void faultChanged(); //!< perhaps, inside a row: the form itself doesn't know

private:
    void buildFooter(QWidget *parent);
    void insertRow(int position);
    void removeRow(int position);
    void rebuild();
    void showFooter();
    void addEmptyRow();

    FilterForm &m_form;
    QStringList m_fields;
    QString m_number;
    std::vector<FilterRowEdit *> m_rows;
    QPushButton *m_add = nullptr;
    QLabel *m_minCountLabel = nullptr;
    QSpinBox *m_minCount = nullptr;
    QLabel *m_minCountHint = nullptr;
};

} // namespace sextant
