#include "ui/shell/confirmwrites.h"

#include "client/json/parse.h"
#include "model/session/workspace.h"
#include "ui/style/connectionmarks.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QStyle>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

constexpr qsizetype shownBytes = qsizetype(96) << 10; // perhaps all in one line: laid out at once

QByteArray newLine(int depth) { return '\n' + QByteArray(depth * 2, ' '); }

//! Where the string that begins at `begin` ends, its quote included.
qsizetype endOfString(const QByteArray &json, qsizetype begin)
{
    for (qsizetype i = begin + 1; i < json.size(); ++i) {
        if (json[i] == '\\')
            ++i;
        else if (json[i] == '"')
            return i + 1;
    }
    return json.size();
}

} // namespace

QByteArray spacedOut(const QByteArray &json)
{
    if (!json::parse(json))
        return json;
    QByteArray out;
    int depth = 0;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        const bool isEmpty = (c == '{' || c == '[') && i + 1 < json.size()
            && (json[i + 1] == '}' || json[i + 1] == ']');
        if (c == '"') {
            const qsizetype end = endOfString(json, i);
            out += json.mid(i, end - i);
            i = end - 1;
        } else if (isEmpty) {
            out += json.mid(i++, 2);
        } else if (c == '{' || c == '[') {
            out += c + newLine(++depth);
        } else if (c == '}' || c == ']') {
            out += newLine(--depth) + c;
        } else if (c == ',') {
            out += c + newLine(depth);
        } else if (c == ':') {
            out += ": ";
        } else if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
            out += c;
        }
    }
    return out;
}

QString requestLine(const Request &request)
{
    QByteArray line = QByteArray(methodName(request.method)) + ' ' + request.path;
    if (!request.query.isEmpty())
        line += '?' + request.query;
    return QString::fromUtf8(line);
}

ConfirmDialog::ConfirmDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(&session)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Send This Change?"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(buildHead());
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Requests that wait"));
    m_list->setMaximumHeight(fontMetrics().lineSpacing() * 6);
    connect(m_list, &QListWidget::currentRowChanged, this, &ConfirmDialog::showRequest);
    m_body = new QPlainTextEdit(this);
    m_body->setReadOnly(true);
    m_body->setTabChangesFocus(true);
    m_body->setAccessibleName(tr("The exact request"));
    m_body->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_cut = new QLabel(this);
    m_cut->setWordWrap(true);
    layout->addWidget(m_list);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_cut);
    layout->addWidget(buildTools());
    m_settle.setSingleShot(true);
    m_settle.setInterval(QApplication::doubleClickInterval());
    connect(&m_settle, &QTimer::timeout, this, [this] { m_send->setEnabled(current()); });
    connect(&session, &Session::pendingWritesChanged, this, &ConfirmDialog::update);
    connect(&session, &QObject::destroyed, this, &QDialog::reject);
    resize(640, 480);
    update();
    m_refuse->setFocus();
}

QWidget *ConfirmDialog::buildHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    const ConnectionSpec &spec = m_session->spec();
    auto *mark = new QLabel(head);
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize);
    mark->setPixmap(connectionIcon(spec.color, spec.protection).pixmap(size, size));
    mark->setAccessibleName(colorName(spec.color));
    auto *server = new QLabel(connectionText(spec), head);
    server->setObjectName(u"server"_s);
    QFont bold = font();
    bold.setBold(true);
    server->setFont(bold);
    m_count = new QLabel(head);
    for (QLabel *label : { server, m_count }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *words = new QVBoxLayout;
    words->addWidget(server);
    words->addWidget(m_count);
    layout->addWidget(mark, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return head;
}

QWidget *ConfirmDialog::buildTools()
{
    auto *tools = new QWidget(this);
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *copy = new QPushButton(tr("&Copy"), tools);
    connect(copy, &QPushButton::clicked, this, [this] {
        if (const PendingWrite *write = current())
            QApplication::clipboard()->setText(requestLine(write->request) + u"\n\n"_s
                                               + QString::fromUtf8(write->request.body));
    });
    auto *save = new QPushButton(tr("Save &Whole Request…"), tools);
    connect(save, &QPushButton::clicked, this, &ConfirmDialog::saveWhole);
    m_send = new QPushButton(tr("&Send"), tools);
    connect(m_send, &QPushButton::clicked, this, [this] { answer(true); });
    m_refuse = new QPushButton(tr("&Don't Send"), tools);
    connect(m_refuse, &QPushButton::clicked, this, [this] { answer(false); });
    for (QPushButton *button : { copy, save, m_send })
        button->setAutoDefault(false);
    m_refuse->setDefault(true);
    layout->addWidget(copy);
    layout->addWidget(save);
    layout->addStretch(1);
    layout->addWidget(m_send);
    layout->addWidget(m_refuse);
    return tools;
}

const PendingWrite *ConfirmDialog::current() const
{
    const int row = m_list->currentRow();
    if (!m_session || row < 0)
        return nullptr;
    const quint64 id = m_list->item(row)->data(Qt::UserRole).toULongLong();
    for (const PendingWrite &write : m_session->pendingWrites())
        if (write.requestId == id)
            return &write;
    return nullptr;
}

//! What is being read stays in front while others come and go.
void ConfirmDialog::update()
{
    const std::vector<PendingWrite> &writes = m_session->pendingWrites();
    if (writes.empty()) {
        accept();
        return;
    }
    const auto *item = m_list->currentItem();
    const quint64 shown = item ? item->data(Qt::UserRole).toULongLong() : 0;
    int row = 0;
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const PendingWrite &write : writes) {
            auto *entry = new QListWidgetItem(requestLine(write.request), m_list);
            entry->setData(Qt::UserRole, QVariant::fromValue(write.requestId));
            if (write.requestId == shown)
                row = m_list->count() - 1;
        }
        m_list->setCurrentRow(row);
    }
    m_count->setText(tr("%n change(s) wait to be sent. Nothing is sent without your yes.", nullptr,
                        int(writes.size())));
    if (writes[size_t(row)].requestId == shown)
        return;
    m_send->setEnabled(item == nullptr);
    if (item)
        m_settle.start();
    showRequest();
}

void ConfirmDialog::showRequest()
{
    const PendingWrite *write = current();
    if (!write)
        return;
    const QByteArray &body = write->request.body;
    const bool isCut = body.size() > shownBytes;
    const QByteArray shown = isCut ? body.left(shownBytes) : spacedOut(body);
    m_body->setPlainText(requestLine(write->request) + u"\n\n"_s + QString::fromUtf8(shown));
    m_cut->setVisible(isCut);
    if (isCut)
        m_cut->setText(tr("Only the first %1 of %2 are shown; Copy and Save have all of it.")
                           .arg(QLocale().formattedDataSize(shownBytes),
                                QLocale().formattedDataSize(body.size())));
}

void ConfirmDialog::answer(bool isConfirmed)
{
    if (const PendingWrite *write = current())
        m_session->confirmWrite(write->requestId, isConfirmed);
}

void ConfirmDialog::done(int result)
{
    if (m_session) {
        disconnect(m_session, nullptr, this, nullptr);
        while (!m_session->pendingWrites().empty())
            m_session->confirmWrite(m_session->pendingWrites().front().requestId, false);
    }
    QDialog::done(result);
}

void ConfirmDialog::saveWhole()
{
    const PendingWrite *write = current();
    if (!write)
        return;
    auto *dialog = new QFileDialog(this, tr("Save the request's body"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, body = write->request.body](const QString &path) {
                QSaveFile file(path);
                const bool isWritten = file.open(QIODevice::WriteOnly)
                    && file.write(body) == body.size() && file.commit();
                m_cut->setText(isWritten ? tr("Saved.")
                                         : tr("Not saved: %1").arg(file.errorString()));
                m_cut->show();
            });
    dialog->open();
}

ConfirmWrites::ConfirmWrites(Workspace &workspace, QWidget *window)
    : QObject(window)
    , m_window(window)
{
    connect(&workspace, &Workspace::sessionAdded, this, &ConfirmWrites::watch);
    for (Session *session : workspace.sessions())
        watch(session);
}

void ConfirmWrites::watch(Session *session)
{
    const auto dialog = std::make_shared<QPointer<ConfirmDialog>>();
    connect(session, &Session::pendingWritesChanged, this, [this, session, dialog] {
        // One that was just answered is hidden and about to go: it doesn't hear of new writes.
        if ((*dialog && (*dialog)->isVisible()) || session->pendingWrites().empty())
            return;
        *dialog = new ConfirmDialog(*session, m_window);
        (*dialog)->open();
    });
}

} // namespace sextant
