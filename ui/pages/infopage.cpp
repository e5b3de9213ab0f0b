#include "ui/pages/infopage.h"

#include "client/json/parse.h"
#include "model/collections/collectionsmodel.h"
#include "model/session/collectionsession.h"
#include "ui/pages/infotext.h"
#include "ui/style/icons.h"
#include "ui/widgets/busybar.h"
#include "ui/widgets/errorpanel.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

QString countText(const std::optional<quint64> &count)
{
    return count ? u"≈ "_s + QLocale().toString(*count) : u"–"_s;
}

//! Shows every row: the page scrolls, not its tables.
void fitHeight(QTableWidget *table)
{
    int height = table->horizontalHeader()->sizeHint().height() + 2 * table->frameWidth();
    for (int row = 0; row < table->rowCount(); ++row)
        height += table->rowHeight(row);
    height += table->horizontalScrollBar()->sizeHint().height();
    table->setFixedHeight(height);
    table->resizeColumnsToContents();
}

} // namespace

InfoPage::InfoPage(CollectionSession &session, CollectionsModel &collections, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_collections(collections)
{
    setAccessibleName(tr("Info"));
    buildTop();
    connect(&m_session, &CollectionSession::infoChanged, this, &InfoPage::onInfoChanged);
    connect(&m_collections, &CollectionsModel::aliasesChanged, this, &InfoPage::showAliases);
    connect(m_error, &ErrorPanel::retryRequested, this, &InfoPage::refresh);
    connect(m_busy, &BusyBar::cancelRequested, this, &InfoPage::cancel);
    // Another page may have asked already: one answer serves all.
    setWaiting(m_session.isInfoRunning());
    if (m_session.info() || m_session.infoError())
        onInfoChanged();
    else if (!m_isWaiting)
        refresh();
}

void InfoPage::buildTop()
{
    auto *layout = new QVBoxLayout(this);
    m_busy = new BusyBar(this);
    m_error = new ErrorPanel(this);
    auto *copy = new QPushButton(icon(u"edit-copy"), tr("Copy All"), this);
    copy->setToolTip(tr("Copy everything on this page as text"));
    connect(copy, &QPushButton::clicked, this, &InfoPage::copyAll);
    auto *row = new QHBoxLayout;
    row->addWidget(copy);
    row->addWidget(m_busy, 1);
    buildStopped();
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Facts of the collection"));
    m_facts = buildFacts();
    m_facts->setEnabled(false);
    scroll->setWidget(m_facts);
    layout->addLayout(row);
    layout->addWidget(m_error);
    layout->addWidget(m_stopped);
    layout->addWidget(scroll, 1);
}

void InfoPage::buildStopped()
{
    m_stopped = new QWidget(this);
    auto *row = new QHBoxLayout(m_stopped);
    auto *load = new QPushButton(tr("Load"), m_stopped);
    connect(load, &QPushButton::clicked, this, &InfoPage::refresh);
    row->addWidget(new QLabel(tr("Stopped before the facts came."), m_stopped));
    row->addWidget(load);
    row->addStretch();
    m_stopped->hide();
}

QWidget *InfoPage::buildFacts()
{
    auto *facts = new QWidget(this);
    auto *layout = new QVBoxLayout(facts);
    auto *form = new QFormLayout;
    m_statusText = addFact(form, tr("Status"));
    m_points = addFact(form, tr("Points"));
    m_indexed = addFact(form, tr("Indexed vectors"));
    m_segments = addFact(form, tr("Segments"));
    m_quantization = addFact(form, tr("Quantization"));
    m_aliases = addFact(form, tr("Aliases"));
    m_warnings = addFact(form, tr("Warnings"));
    m_vectors = makeTable(tr("Vectors"),
                          { tr("Vector"), tr("Kind"), tr("Size"), tr("Metric"), tr("Datatype"),
                            tr("Quantization"), tr("Storage") });
    m_indexes = makeTable(tr("Payload indexes"),
                          { tr("Field"), tr("Index"), tr("Points covered"), tr("Serves") });
    m_raw = new QPlainTextEdit(facts);
    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setAccessibleName(tr("Raw JSON"));
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setMinimumHeight(fontMetrics().lineSpacing() * 14);
    layout->addLayout(form);
    for (QTableWidget *table : { m_vectors, m_indexes }) {
        layout->addWidget(new QLabel(u"<b>"_s + table->accessibleName() + u"</b>"_s, facts));
        layout->addWidget(table);
    }
    layout->addWidget(new QLabel(u"<b>"_s + tr("Raw JSON") + u"</b>"_s, facts));
    layout->addWidget(m_raw, 1);
    return facts;
}

QLabel *InfoPage::addFact(QFormLayout *form, const QString &title)
{
    auto *value = new QLabel(this);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *label = new QLabel(title, this);
    label->setBuddy(value);
    form->addRow(label, value);
    m_factLabels.emplace_back(label, value);
    return value;
}

QTableWidget *InfoPage::makeTable(const QString &name, const QStringList &headers)
{
    auto *table = new QTableWidget(0, int(headers.size()), this);
    table->setHorizontalHeaderLabels(headers);
    table->setAccessibleName(name);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    return table;
}

void InfoPage::refresh()
{
    m_session.refreshInfo();
    m_collections.refreshAliases();
    setWaiting(true);
}

void InfoPage::cancel()
{
    if (!m_isWaiting)
        return;
    m_session.cancelInfo();
    setWaiting(false);
}

void InfoPage::setWaiting(bool waiting)
{
    m_isWaiting = waiting;
    m_busy->setBusy(waiting);
    const bool hasNothing = !m_session.info() && !m_session.infoError();
    m_stopped->setVisible(hasNothing && !waiting);
    emit statusChanged();
}

void InfoPage::onInfoChanged()
{
    if (m_session.infoError())
        m_error->showError(*m_session.infoError());
    else
        m_error->clear();
    if (m_session.info()) {
        m_facts->setEnabled(true);
        showFacts(*m_session.info());
        showVectors(*m_session.info());
        showIndexes(*m_session.info());
        showAliases();
    }
    setWaiting(false);
}

void InfoPage::showAliases()
{
    if (m_collections.aliasError()) {
        m_aliases->setText(tr("could not be read"));
        return;
    }
    const QString behind = m_collections.collectionBehind(m_session.collection());
    const QString collection = behind.isEmpty() ? m_session.collection() : behind;
    const QString names = m_collections.aliasesOf(collection).join(u", "_s);
    if (!behind.isEmpty())
        m_aliases->setText(tr("%1 is an alias of %2; all its aliases: %3")
                               .arg(m_session.collection(), behind, names));
    else
        m_aliases->setText(names.isEmpty() ? tr("none") : names);
}

void InfoPage::showFacts(const CollectionInfo &info)
{
    m_statusText->setText(statusSentence(info));
    m_points->setText(countText(info.pointsCount) + u"  "_s + tr("(the server's own estimate)"));
    m_indexed->setText(countText(info.indexedVectorsCount));
    m_segments->setText(info.segmentsCount ? QLocale().toString(*info.segmentsCount) : u"–"_s);
    m_quantization->setText(quantizationText(info.quantization));
    m_warnings->setText(info.warnings.isEmpty() ? tr("none") : info.warnings.join(u'\n'));
    const auto parsed = json::parse(info.raw);
    m_raw->setPlainText(QString::fromUtf8(parsed ? parsed->value.toIndentedJson() : info.raw));
}

void InfoPage::showVectors(const CollectionInfo &info)
{
    const std::vector<QStringList> rows = vectorRows(info);
    m_vectors->setRowCount(int(rows.size()));
    for (int row = 0; row < int(rows.size()); ++row)
        for (int column = 0; column < m_vectors->columnCount(); ++column)
            m_vectors->setItem(row, column, new QTableWidgetItem(rows[size_t(row)].value(column)));
    fitHeight(m_vectors);
}

void InfoPage::showIndexes(const CollectionInfo &info)
{
    const std::vector<QStringList> rows = indexRows(info);
    m_indexes->setRowCount(int(rows.size()));
    for (int row = 0; row < int(rows.size()); ++row)
        for (int column = 0; column < m_indexes->columnCount(); ++column)
            m_indexes->setItem(row, column, new QTableWidgetItem(rows[size_t(row)].value(column)));
    fitHeight(m_indexes);
}

void InfoPage::copyAll()
{
    if (!m_session.info())
        return;
    const CollectionInfo &info = *m_session.info();
    QStringList lines{ m_session.collection() };
    for (const auto &[title, value] : m_factLabels)
        lines.append(title->text() + u": "_s + value->text());
    for (const QStringList &row : vectorRows(info))
        lines.append(row.join(u'\t'));
    for (const QStringList &row : indexRows(info))
        lines.append(row.join(u'\t'));
    lines.append(m_raw->toPlainText());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

PageStatus InfoPage::status() const
{
    PageStatus status;
    status.isBusy = m_isWaiting;
    if (m_session.info())
        status.lastExchange = m_session.info()->exchange;
    if (m_session.infoError())
        status.text = tr("the facts could not be read");
    else if (m_session.info())
        status.text = statusWord(*m_session.info());
    return status;
}

bool InfoPage::isSettled() const
{
    return !m_isWaiting && (m_session.info() || m_session.infoError());
}

std::optional<ApiError> InfoPage::lastError() const { return m_session.infoError(); }

QWidget *InfoPage::mainView() { return m_raw; }

} // namespace sextant
