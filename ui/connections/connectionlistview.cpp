#include "ui/connections/connectionlistview.h"

#include "model/session/savedconnectionsmodel.h"
#include "ui/connections/connectiontexts.h"
#include "ui/style/connectionmarks.h"
#include "ui/style/icons.h"

#include <QApplication>
#include <QDrag>
#include <QDragMoveEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

const QString IdFormat = u"application/x-sextant-connection"_s;

bool isFolder(const QModelIndex &index)
{
    return index.isValid() && !index.data(SavedConnectionsModel::SpecRole).isValid();
}

//! The mark, the name, and below it what the mark means in words.
class ConnectionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        const int lines = isFolder(index) ? 1 : 2;
        size.setHeight(option.fontMetrics.lineSpacing() * lines + 8);
        return size;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const bool isInner = isFolder(index);
        const QString name = option.text;
        option.text.clear();
        option.icon = QIcon();
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        const auto spec = index.data(SavedConnectionsModel::SpecRole).value<ConnectionSpec>();
        const QIcon mark = isInner ? icon(u"folder") : connectionMark(spec);
        const int side = option.fontMetrics.height() + 2;
        const QRect box = option.rect.adjusted(4, 4, -4, -4);
        mark.paint(painter, QRect(box.left(), box.top(), side, side));
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setPen(
            option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        QRect line(box.left() + side + 6, box.top(), box.width() - side - 6,
                   option.fontMetrics.lineSpacing());
        const auto draw = [&](const QString &text) {
            painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeading,
                              option.fontMetrics.elidedText(text, Qt::ElideRight, line.width()));
        };
        draw(name);
        line.translate(0, option.fontMetrics.lineSpacing());
        if (!isSelected)
            painter->setPen(option.palette.color(QPalette::PlaceholderText));
        if (!isInner)
            draw(connectionLine(spec));
        painter->restore();
    }
};

} // namespace

ConnectionListView::ConnectionListView(QWidget *parent)
    : QTreeView(parent)
{
    setHeaderHidden(true);
    setItemDelegate(new ConnectionDelegate(this));
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Saved connections"));
    setIndentation(fontMetrics().averageCharWidth() * 2);
}

void ConnectionListView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        emit deleteRequested();
    else if (event->key() == Qt::Key_F2)
        emit renameRequested();
    else if (event->key() == Qt::Key_D && event->modifiers() == Qt::ControlModifier)
        emit duplicateRequested();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
             && currentIndex().isValid())
        emit activated(currentIndex()); // the dialog's default button must not take it
    else
        QTreeView::keyPressEvent(event);
}

bool ConnectionListView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        const auto spec = index.data(SavedConnectionsModel::SpecRole).value<ConnectionSpec>();
        if (!spec.id.isEmpty()) {
            const QStringList lines{ connectionText(spec), spec.baseUrl.toDisplayString(),
                                     lastUsedText(spec.lastUsed) };
            QToolTip::showText(help->globalPos(),
                               lines.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s),
                               viewport());
            return true;
        }
    }
    return QTreeView::viewportEvent(event);
}

void ConnectionListView::startDrag(Qt::DropActions)
{
    const QString id
        = currentIndex().data(SavedConnectionsModel::SpecRole).value<ConnectionSpec>().id;
    if (id.isEmpty())
        return;
    auto *mime = new QMimeData;
    mime->setData(IdFormat, id.toUtf8());
    auto *drag = new QDrag(this);
    drag->setMimeData(mime);
    drag->exec(Qt::MoveAction); // the window system's own loop; nothing here waits for the network
}

void ConnectionListView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(IdFormat))
        event->acceptProposedAction();
}

void ConnectionListView::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasFormat(IdFormat))
        event->acceptProposedAction();
}

QString ConnectionListView::folderAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    return index.isValid() ? index.data(SavedConnectionsModel::FolderRole).toString() : QString();
}

void ConnectionListView::dropEvent(QDropEvent *event)
{
    const QString id = QString::fromUtf8(event->mimeData()->data(IdFormat));
    if (id.isEmpty())
        return;
    event->acceptProposedAction();
    emit moveRequested(id, folderAt(event->position().toPoint()));
}

} // namespace sextant
