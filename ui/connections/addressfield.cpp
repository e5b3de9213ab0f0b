#include "ui/connections/addressfield.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>

namespace sextant {

bool AddressField::takeWhole(const QMimeData *mime)
{
    // Part of an address pasted into another stays the line's own business.
    const bool replacesAll = text().isEmpty() || selectedText() == text();
    const QString whole = mime ? mime->text() : QString();
    if (whole.isEmpty() || !(replacesAll || whole.contains(u'\n') || whole.contains(u' ')))
        return false;
    emit pasted(whole);
    return true;
}

void AddressField::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && takeWhole(QApplication::clipboard()->mimeData()))
        event->accept();
    else
        QLineEdit::keyPressEvent(event);
}

void AddressField::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *paste = menu->findChild<QAction *>(QStringLiteral("edit-paste"))) {
        paste->disconnect(this);
        connect(paste, &QAction::triggered, this, [this] {
            if (!takeWhole(QApplication::clipboard()->mimeData()))
                this->paste();
        });
    }
    menu->popup(event->globalPos());
}

void AddressField::dropEvent(QDropEvent *event)
{
    if (takeWhole(event->mimeData()))
        event->acceptProposedAction();
    else
        QLineEdit::dropEvent(event);
}

} // namespace sextant
