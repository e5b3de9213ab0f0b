#pragma once
//! ConnectionListView: the tree of saved connections with marks and a second line; connections are dragged into folders.

#include <QTreeView>

namespace sextant {

class ConnectionListView : public QTreeView
{
    Q_OBJECT
public:
    explicit ConnectionListView(QWidget *parent = nullptr);

signals:
    void moveRequested(const QString &id, const QString &folder);
    void deleteRequested();
    void duplicateRequested();
    void renameRequested();

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QString folderAt(const QPoint &position) const;
};

} // namespace sextant
