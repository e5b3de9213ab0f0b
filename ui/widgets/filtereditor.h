#pragma once
//! FilterEditor: the open filter form: rows on the left, the same as JSON on the right. Owned by a FilterPanel.

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QSplitter;

namespace sextant {

class FilterForm;
class FilterJsonEdit;
class FilterRowEdit;

class FilterEditor : public QWidget
{
    Q_OBJECT
public:
    explicit FilterEditor(FilterForm &form, QWidget *parent = nullptr);

    void setKnownFields(const QStringList &fields);
    void focusFirst(); //!< the first row, made if there is none
    //! Puts the focus where the filter can't be sent; false: nowhere.
    bool focusFault();
    bool hasFault() const;
    void discardText(); //!< of the JSON, where it has a fault

signals:
    void faultChanged(); //!< the JSON became readable, or stopped being so

private:
    void buildRows();
    void buildFooter(QWidget *parent);
    void insertRow(int position);
    void removeRow(int position);
    void rebuild();
    void showFooter();
    void addEmptyRow();

    FilterForm &m_form;
    QStringList m_fields;
    QScrollArea *m_scroll;
    QWidget *m_rowsBox;
    std::vector<FilterRowEdit *> m_rows;
    FilterJsonEdit *m_json;
    QPushButton *m_add = nullptr;
    QLabel *m_minCountLabel = nullptr;
    QSpinBox *m_minCount = nullptr;
    QLabel *m_minCountHint = nullptr;
};

} // namespace sextant
