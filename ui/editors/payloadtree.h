#pragma once
//! PayloadTree: the payload as an editable tree; keeps what was unfolded when the tree is rebuilt.

#include "model/edit/payloadtreemodel.h"

#include <QTreeView>

#include <set>

namespace sextant {

class PayloadTree : public QTreeView
{
    Q_OBJECT
public:
    explicit PayloadTree(QWidget *parent = nullptr);

    void setEdit(PointEdit *edit);
    void setEditable(bool editable);
    void commitOpenEditor(); //!< as Enter would
    PayloadTreeModel &payloadModel() { return *m_model; }

signals:
    void editRefused(const QString &reason);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildActions();
    void addField();
    void removeField();
    void move(int step);
    void copyValue();
    QModelIndex currentField() const;
    void rememberExpansion();
    void restoreExpansion();
    void updateActions();
    void unfoldSmall();

    class FieldDelegate;

    PayloadTreeModel *m_model = nullptr;
    FieldDelegate *m_delegate = nullptr;
    QAction *m_add = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    std::set<NodePath> m_expanded;
    NodePath m_current;
    bool m_isEditable = false;
    bool m_hadFocus = false; //!< before a reset
};

} // namespace sextant
