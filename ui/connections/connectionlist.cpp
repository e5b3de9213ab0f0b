#include "ui/connections/connectionlist.h"

#include "model/session/connectionstore.h"
#include "model/session/savedconnectionsmodel.h"
#include "ui/connections/connectionlistview.h"
#include "ui/connections/connectiontexts.h"
#include "ui/connections/noticestrip.h"
#include "ui/style/icons.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

QString idOf(const QModelIndex &index)
{
    return index.data(SavedConnectionsModel::SpecRole).value<ConnectionSpec>().id;
}

} // namespace

ConnectionList::ConnectionList(ConnectionStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_model(new SavedConnectionsModel(store, this))
    , m_view(new ConnectionListView(this))
    , m_search(new QLineEdit(this))
    , m_empty(new QLabel(this))
    , m_strip(new NoticeStrip(this))
{
    m_search->setPlaceholderText(tr("Search saved connections"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    // Before the view: rows that move must not look like the person's choice.
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this] { m_isRestoring = true; });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] { m_isRestoring = false; });
    m_view->setModel(m_model);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : std::initializer_list<QWidget *>{ m_search, m_view, m_empty, m_strip })
        layout->addWidget(widget);
    layout->setStretchFactor(m_view, 1);
    layout->setStretchFactor(m_empty, 1);
    buildButtons();
    connectView();
    onStoreChanged();
}

void ConnectionList::connectView()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        onStoreChanged();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ConnectionList::onCurrent);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const QString id = idOf(index);
        if (!id.isEmpty())
            emit activated(id);
    });
    connect(m_view, &ConnectionListView::moveRequested, this, &ConnectionList::moveTo);
    connect(m_view, &ConnectionListView::deleteRequested, this, &ConnectionList::removeCurrent);
    connect(m_view, &ConnectionListView::duplicateRequested, m_duplicate, &QPushButton::click);
    connect(m_view, &ConnectionListView::renameRequested, this, &ConnectionList::rename);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ConnectionList::buildMenu);
    connect(&m_store, &ConnectionStore::changed, this, &ConnectionList::onStoreChanged);
}

void ConnectionList::buildButtons()
{
    auto *add = new QPushButton(icon(u"list-add"), tr("&New"), this);
    m_duplicate = new QPushButton(icon(u"edit-copy"), tr("&Duplicate"), this);
    m_delete = new QPushButton(icon(u"edit-delete"), tr("Delete"), this);
    auto *import = new QPushButton(icon(u"document-import"), tr("Import…"), this);
    auto *exportAll = new QPushButton(icon(u"document-export"), tr("Export…"), this);
    auto *grid = new QGridLayout;
    grid->setSpacing(4);
    int at = 0;
    for (QPushButton *button : { add, m_duplicate, m_delete, import, exportAll }) {
        button->setAutoDefault(false);
        grid->addWidget(button, at / 2, at % 2);
        ++at;
    }
    static_cast<QVBoxLayout *>(layout())->addLayout(grid);
    connect(add, &QPushButton::clicked, this, &ConnectionList::newRequested);
    connect(m_duplicate, &QPushButton::clicked, this, &ConnectionList::duplicateRequested);
    connect(m_delete, &QPushButton::clicked, this, &ConnectionList::removeCurrent);
    connect(import, &QPushButton::clicked, this, &ConnectionList::chooseImport);
    connect(exportAll, &QPushButton::clicked, this, &ConnectionList::chooseExport);
}

void ConnectionList::setCurrentId(const QString &id)
{
    m_currentId = id;
    m_isRestoring = true;
    const QModelIndex index = id.isEmpty() ? QModelIndex() : m_model->indexOf(id);
    if (index.isValid())
        m_view->setCurrentIndex(index);
    else
        m_view->selectionModel()->clear();
    m_isRestoring = false;
    m_duplicate->setEnabled(!id.isEmpty());
    m_delete->setEnabled(!id.isEmpty());
}

void ConnectionList::onCurrent(const QModelIndex &index)
{
    const QString id = idOf(index);
    if (m_isRestoring || id.isEmpty() || id == m_currentId)
        return;
    m_currentId = id;
    m_duplicate->setEnabled(true);
    m_delete->setEnabled(true);
    emit chosen(id);
}

void ConnectionList::onStoreChanged()
{
    m_view->expandAll();
    setCurrentId(m_currentId);
    const bool isEmpty = m_model->rowCount({}) == 0;
    m_view->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setText(m_search->text().isEmpty()
                         ? tr("No connections are saved yet. Fill in the form and press Save; or "
                              "import a file that was exported elsewhere.")
                         : tr("No saved connection matches the search."));
}

QStringList ConnectionList::folders() const
{
    QStringList folders;
    for (const ConnectionSpec &spec : m_store.connections())
        if (!spec.folder.isEmpty() && !folders.contains(spec.folder))
            folders.append(spec.folder);
    folders.sort(Qt::CaseInsensitive);
    return folders;
}

void ConnectionList::removeCurrent()
{
    const QModelIndex index = m_model->indexOf(m_currentId);
    if (m_currentId.isEmpty() || !index.isValid())
        return;
    m_strip->ask(tr("Delete “%1” with its key?").arg(index.data().toString()),
                 { { tr("Delete"),
                     [this, id = m_currentId] {
                         setCurrentId({});
                         m_store.remove(id);
                         emit removed(id);
                     } },
                   { tr("Keep"), [this] { m_view->setFocus(); } } });
}

bool ConnectionList::dismissQuestion()
{
    const bool was = m_strip->isAsking();
    m_strip->dismiss();
    return was;
}

void ConnectionList::moveTo(const QString &id, const QString &folder)
{
    m_model->moveTo(id, folder);
}

void ConnectionList::rename()
{
    const QModelIndex index = m_view->currentIndex();
    if (m_model->isFolder(index))
        renameFolder(index.data(SavedConnectionsModel::FolderRole).toString());
    else if (!m_currentId.isEmpty())
        emit renameRequested();
}

void ConnectionList::renameFolder(const QString &folder)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename Folder"));
    dialog->setLabelText(tr("Name of the folder"));
    dialog->setTextValue(folder.section(u'/', -1));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, folder](const QString &name) {
        if (!name.trimmed().isEmpty())
            m_model->renameFolder(folder, name.trimmed());
    });
    dialog->open();
}

void ConnectionList::buildMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex index = m_view->indexAt(position);
    const QString id = idOf(index);
    if (!id.isEmpty()) {
        menu->addAction(icon(u"network-connect"), tr("Connect"), this,
                        [this, id] { emit activated(id); });
        menu->addAction(tr("Rename\tF2"), this, &ConnectionList::rename);
        menu->addAction(tr("Duplicate\tCtrl+D"), m_duplicate, &QPushButton::click);
        QMenu *move = menu->addMenu(icon(u"folder"), tr("Move to"));
        move->addAction(tr("No folder"), this, [this, id] { moveTo(id, {}); });
        for (const QString &folder : folders())
            move->addAction(folder, this, [this, id, folder] { moveTo(id, folder); });
        menu->addAction(icon(u"edit-delete"), tr("Delete…\tDel"), this,
                        &ConnectionList::removeCurrent);
    } else if (index.isValid()) {
        const QString folder = index.data(SavedConnectionsModel::FolderRole).toString();
        menu->addAction(tr("Rename folder…\tF2"), this, [this, folder] { renameFolder(folder); });
    }
    menu->addAction(icon(u"list-add"), tr("New"), this, &ConnectionList::newRequested);
    menu->addSeparator();
    menu->addAction(icon(u"document-import"), tr("Import…"), this, &ConnectionList::chooseImport);
    menu->addAction(icon(u"document-export"), tr("Export…"), this, &ConnectionList::chooseExport);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void ConnectionList::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import Connections"), {}, tr("Connections (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ConnectionList::importFrom);
    dialog->open();
}

void ConnectionList::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export Connections (Without Keys)"), {},
                                   tr("Connections (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ConnectionList::exportTo);
    dialog->open();
}

void ConnectionList::importFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_strip->ask(tr("The file can't be read: %1").arg(file.errorString()),
                     { { tr("OK"), {} } });
        return;
    }
    const ImportedConnections imported = importConnections(file.readAll());
    if (!imported.error.isEmpty()) {
        m_strip->ask(tr("These are no exported connections: %1").arg(imported.error),
                     { { tr("OK"), {} } });
        return;
    }
    for (const ConnectionSpec &spec : imported.specs)
        m_store.save(spec);
    m_strip->ask(tr("%n connections imported. Their keys are to be typed: files hold none.",
                    nullptr, int(imported.specs.size())),
                 { { tr("OK"), {} } });
}

void ConnectionList::exportTo(const QString &path)
{
    QSaveFile file(path);
    const std::vector<ConnectionSpec> all = m_store.connections();
    const QByteArray json = exportConnections(all);
    const bool isWritten
        = file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit();
    m_strip->ask(isWritten ? tr("%n connections exported, without keys.", nullptr, int(all.size()))
                           : tr("The file can't be written: %1").arg(file.errorString()),
                 { { tr("OK"), {} } });
}

} // namespace sextant
