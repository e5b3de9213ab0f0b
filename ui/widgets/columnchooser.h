#pragma once
//! ColumnChooser: which payload fields a points table shows, and in which order. A window that blocks nothing;
//! changes show at once. Owned by its button.

#include <QDialog>
#include <QToolButton>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace sextant {

class PointsTable;

class ColumnChooser : public QDialog
{
    Q_OBJECT
public:
    //! `table` has its model and outlives this.
    explicit ColumnChooser(PointsTable &table, QWidget *parent = nullptr);

    void refill(); //!< from the table; the shown fields first, in their order

private:
    void buildList();
    void buildButtons();
    void narrow(const QString &text);
    void addTypedPath();
    void moveCurrent(int by);
    void applyList();
    void addItem(const QString &path, bool shown);

    PointsTable &m_table;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_more = nullptr;
    QPushButton *m_add = nullptr;
    bool m_filling = false;
};

//! "Columns", or "Columns · +3 fields" when the table has seen fields nobody looked at yet. Opens the chooser.
class ColumnsButton : public QToolButton
{
    Q_OBJECT
public:
    //! The table's model is set already.
    explicit ColumnsButton(PointsTable &table, QWidget *parent = nullptr);

private:
    void showText();
    void open();

    PointsTable &m_table;
    ColumnChooser *m_chooser = nullptr;
};

} // namespace sextant
