#pragma once
//! FilterRowEdit: the widgets of one row of the filter form. Shows a FilterForm row and writes changes back to it.

#include "model/filter/filterform.h"

#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace sextant {

class FilterInnerEdit;

class FilterRowEdit : public QWidget
{
    Q_OBJECT
public:
    //! `outer`: the number of the row this one's list stands in, "" = none.
    FilterRowEdit(FilterForm &form, int position, const QString &outer, QWidget *parent = nullptr);

    void setPosition(int position, const QString &outer); //!< rows above came or went
    void setKnownFields(const QStringList &fields);
    void showRow(); //!< reads the row again
    void focusField();
    bool hasInnerFault() const; //!< in a filter inside this row
    bool focusInnerFault();

signals:
    void faultChanged(); //!< hasInnerFault() may have
    void removeRequested(int position);

private:
    void buildControls();
    void addControls(QHBoxLayout *line);
    void connectControls();
    void nameControls();
    void showOperators(const FilterRow &row);
    void showValue(const FilterRow &row);
    void showJson(const FilterRow &row);
    void showInner(const FilterRow &row);
    void makeInner();
    QString number() const;
    void showMessage(const FilterRow &row);
    void changeRow(const std::function<void(FilterRow &)> &change);
    void changeField(const QString &field);
    void changeType();
    QLabel *addBuddy(QWidget *control);

    FilterForm &m_form;
    std::pair<int, QString> m_shownOperators{ -1, {} }; //!< value type and index type of the list
    int m_position;
    QString m_outer;
    QStringList m_fields;
    bool m_showing = false; //!< widgets follow the row now, not the other way round
    QCheckBox *m_enabled;
    QComboBox *m_group;
    QComboBox *m_field;
    QComboBox *m_type;
    QComboBox *m_operator;
    QLineEdit *m_value;
    QComboBox *m_boolean;
    QLabel *m_and;
    QLineEdit *m_upper;
    QPlainTextEdit *m_json; //!< of a raw condition
    QString m_shownJson; //!< the row's value as last shown or typed there
    QToolButton *m_remove;
    FilterInnerEdit *m_inner = nullptr; //!< made when first needed
    QLabel *m_message;
    std::vector<std::pair<QLabel *, QWidget *>> m_buddies;
};

} // namespace sextant
