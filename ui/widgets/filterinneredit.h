#pragma once
//! FilterInnerEdit: a filter inside a row (a group, or the elements of an array) as rows of its own. Reads and writes
//! the JSON the outer row keeps as its value.

#include <QFrame>
#include <QStringList>

namespace sextant {

class FilterForm;
class FilterRowList;

class FilterInnerEdit : public QFrame
{
    Q_OBJECT
public:
    explicit FilterInnerEdit(QWidget *parent = nullptr);

    void showFilter(const QString &json); //!< what it wrote itself stays as it is
    //! Fields are completed from those that begin with `prefix` (`items[].`), without it.
    void setFacts(const FilterForm &outer, const QStringList &fields, const QString &prefix);
    void setNumber(const QString &number); //!< of the outer row
    FilterRowList &rows() { return *m_rows; }
    const FilterRowList &rows() const { return *m_rows; }

signals:
    void
    edited(const QString &json); //!< "" without rows; also when a row changed that JSON can't say

private:
    void writeFilter();

    FilterForm *m_form;
    FilterRowList *m_rows;
    QString m_json;
    bool m_loading = false;
};

} // namespace sextant
