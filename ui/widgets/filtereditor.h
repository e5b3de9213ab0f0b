#pragma once
//! FilterEditor: the open filter form: rows on the left, the same as JSON on the right. Owned by a FilterPanel.

#include <QStringList>
#include <QWidget>

class QScrollArea;

namespace sextant {

class FilterForm;
class FilterJsonEdit;
class FilterRowList;

class FilterEditor : public QWidget
{
    Q_OBJECT
public:
    explicit FilterEditor(FilterForm &form, QWidget *parent = nullptr);

    void setKnownFields(const QStringList &fields);
    void focusFirst(); //!< the first row, made if there is none
    void focusFault(); //!< where the filter can't be sent
    bool hasFault() const;
    void discardText(); //!< of the JSON, where it has a fault

    QSize
    sizeHint() const override; //!< as high as its rows, within limits: the rest is the table's

signals:
    void faultChanged(); //!< perhaps: in the JSON, or inside a row

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFocus();

    QScrollArea *m_scroll;
    FilterRowList *m_rows;
    FilterJsonEdit *m_json;
};

} // namespace sextant
