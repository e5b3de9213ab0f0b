// BrowsePage: what it says about its rows.
#include "ui/pages/browsepage.h"

#include "client/json/filterjson.h"
#include "model/session/collectionsession.h"
#include "ui/pages/browsestrip.h"
#include "ui/widgets/busybar.h"
#include "ui/widgets/errorpanel.h"
#include "ui/widgets/pointstable.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace sextant {

namespace {

constexpr size_t idsNamed = 5; // of those not found

// The index type that would let the server sort by values like this one; empty: none would.
QString helpfulIndexType(CellKind kind)
{
    switch (kind) {
    case CellKind::Integer:
        return QStringLiteral("integer");
    case CellKind::Float:
        return QStringLiteral("float");
    case CellKind::String:
        return QStringLiteral("datetime");
    case CellKind::Missing:
    case CellKind::Null:
    case CellKind::Bool:
    case CellKind::EmptyString:
    case CellKind::Array:
    case CellKind::EmptyArray:
    case CellKind::Object:
    case CellKind::EmptyObject:
    case CellKind::Unreadable:
        break;
    }
    return {};
}

} // namespace

QString BrowsePage::number(quint64 value) const { return locale().toString(value); }

QString BrowsePage::idList(const std::vector<PointId> &ids) const
{
    QStringList texts;
    for (size_t i = 0; i < std::min(ids.size(), idsNamed); ++i)
        texts.append(ids[i].toString());
    const QString text = texts.join(QStringLiteral(", "));
    if (ids.size() <= idsNamed)
        return text;
    return tr("%1 and %n more", nullptr, int(ids.size() - idsNamed)).arg(text);
}

QString BrowsePage::whyNoOrder(const QString &field) const
{
    if (!m_session.info())
        return tr("The collection's indexes are not known yet, so it can't be sorted. Refresh asks "
                  "for them.");
    if (!ColumnSet::makeField(field).isFilterable)
        return tr("Can't sort by %1: no path can name this key.").arg(field);
    const PayloadIndex *index = m_session.info()->index(field);
    if (index && index->servesOrderBy())
        return {};
    if (index)
        return tr("Can't sort by %1: its %2 index keeps no order. The server sorts by integer "
                  "(with "
                  "range), float and datetime indexes.")
            .arg(field, index->typeText);
    QString type;
    const int column = m_model.columnOf(field);
    for (int row = 0; column >= 0 && row < m_model.rowCount() && row < 64 && type.isEmpty(); ++row)
        type = helpfulIndexType(m_model.cellAt(row, column).kind);
    if (type.isEmpty())
        return tr("Can't sort by %1: the server sorts only by fields with an integer, float or "
                  "datetime index.")
            .arg(field);
    if (type == QLatin1String("datetime"))
        return tr("Can't sort by %1: it has no index. If its values are dates, a datetime index "
                  "would allow it.")
            .arg(field);
    return tr("Can't sort by %1: it has no index. A payload index of type %2 would allow it.")
        .arg(field, type);
}

PageStatus BrowsePage::status() const
{
    return { loadedText(), m_model.lastExchange(), m_model.isBusy() };
}

QString BrowsePage::loadedText() const
{
    using Kind = PointsModel::Total::Kind;
    const QString rows = number(quint64(m_model.rowCount()));
    if (!m_model.rowsAreCurrent())
        return m_model.rowCount() > 0 ? tr("%1 rows of the earlier listing").arg(rows) : QString();
    if (!m_model.hasAnswered())
        return {};
    const PointsModel::Total &total = m_model.total();
    const bool isAll = m_model.state() == PointsModel::State::Exhausted;
    if (m_model.idListing() && m_model.idListing()->replacesRows)
        return tr("%n id(s) found", nullptr, m_model.rowCount());
    if (m_model.listing().from || (isAll && total.kind != Kind::Exact))
        return isAll && !m_model.listing().from ? tr("all %1 loaded").arg(rows)
                                                : tr("loaded %1").arg(rows);
    switch (total.kind) {
    case Kind::Unknown:
        break;
    case Kind::Approximate:
        return tr("loaded %1 of ≈%2").arg(rows, number(total.value));
    case Kind::Exact:
        return tr("loaded %1 of %2").arg(rows, number(total.value));
    case Kind::Counting:
        return tr("loaded %1, counting…").arg(rows);
    case Kind::GaveUp:
        return tr("more than %1 loaded").arg(rows);
    }
    return tr("loaded %1").arg(rows);
}

QString BrowsePage::emptyText() const
{
    const Listing &listing = m_model.listing();
    if (m_model.state() == PointsModel::State::Empty)
        return tr("Stopped before the first points came.");
    if (m_model.idListing() && m_model.idListing()->replacesRows)
        return tr("None of these ids is in %1.").arg(m_session.collection());
    if (listing.filter)
        return tr("No point matches the applied filter: %1")
            .arg(QString::fromUtf8(json::toJson(*listing.filter).toJson()));
    if (listing.order)
        return tr("No point has a value of %1 to sort by.").arg(listing.order->key);
    if (listing.from)
        return tr("No point from %1 on.").arg(listing.from->toString());
    if (m_session.isReadOnly())
        return tr("No points in %1 yet.").arg(m_session.collection());
    return tr("No points in %1 yet. + Point creates one.").arg(m_session.collection());
}

void BrowsePage::updateBusy()
{
    using Outcome = PointsModel::LoadAll::Outcome;
    const bool isLoadingAll = m_model.loadAllState().outcome == Outcome::Running;
    m_busy->setBusy(m_model.isBusy());
    if (m_model.isCounting())
        m_busy->setMessage(tr("counting…"));
    else
        m_busy->setMessage(isLoadingAll ? loadAllText() : QString());
}

void BrowsePage::showState()
{
    updateBusy();
    if (const std::optional<ApiError> error = m_model.error())
        m_error->showError(*error);
    else
        m_error->clear();
    updateBody();
    updatePlace();
    updateOrder();
    updateLoadButton();
    emit statusChanged();
}

void BrowsePage::updateBody()
{
    using State = PointsModel::State;
    const bool isStopped = m_model.state() == State::Empty;
    const bool isEmpty = isStopped
        || (m_model.rowCount() == 0 && m_model.state() == State::Exhausted
            && m_model.rowsAreCurrent());
    if (isEmpty)
        m_empty->setText(emptyText());
    m_load->setVisible(isStopped);
    QWidget *wanted = isEmpty ? m_emptyBody : m_table;
    const bool hadFocus = m_table->hasFocus();
    if (m_body->currentWidget() != wanted)
        m_body->setCurrentWidget(wanted);
    // Hiding the focused table would hand the focus to whatever comes next.
    if (isEmpty && hadFocus)
        m_goTo->setFocus();
}

QString BrowsePage::idsText() const
{
    const PointsModel::IdListing &ids = *m_model.idListing();
    QString text = tr("ids: %1 of %2 found")
                       .arg(ids.asked.size() - ids.missing.size())
                       .arg(ids.asked.size());
    if (!ids.missing.empty())
        text = tr("%1 · not found: %2").arg(text, idList(ids.missing));
    if (ids.absent)
        text += QStringLiteral(" · ") + tr("no point %1").arg(ids.absent->toString());
    return text;
}

void BrowsePage::updatePlace()
{
    const std::optional<PointsModel::IdListing> &ids = m_model.idListing();
    std::vector<BrowseStrip::Choice> choices;
    if (ids && ids->nextAfterMissing) {
        const PointId next = *ids->nextAfterMissing;
        const QString text = next.toString();
        const bool isLong = text.size() > 20;
        choices.push_back({ tr("Next is %1: go there").arg(isLong ? text.left(8) + u'…' : text),
                            [this, next] { m_model.goTo({ next }); } });
    }
    if (ids && ids->replacesRows) {
        choices.push_back({ tr("Back to all"), [this] { m_model.backToAll(); } });
        m_place->say(idsText(), choices);
    } else if (ids && !ids->missing.empty()) {
        m_place->say(tr("no point %1").arg(idList(ids->missing)), choices);
    } else if (m_model.listing().from) {
        m_place->say(tr("from %1").arg(m_model.listing().from->toString()),
                     { { tr("Back to top"), [this] { m_model.backToAll(); } } });
    } else {
        m_place->clear();
    }
}

QString BrowsePage::hiddenText(const QString &field) const
{
    if (m_model.isHiddenCountFailed())
        return tr("points without a value of %1 are not shown; how many is not known").arg(field);
    const quint64 hidden = m_model.hiddenByOrder().value_or(0);
    if (hidden == 0)
        return {};
    const int plural = int(std::min<quint64>(hidden, 2'000'000'000));
    return tr("%Ln point(s) without %1 not shown", nullptr, plural).arg(field);
}

void BrowsePage::updateOrder()
{
    const std::optional<OrderBy> &order = m_model.listing().order;
    m_unsorted->setEnabled(order.has_value());
    m_table->showOrder(order ? order->key : QString(), order && order->descending);
    if (!order) {
        m_order->clear();
        return;
    }
    const QString field = order->key;
    QString text = order->descending ? tr("sorted by %1, descending").arg(field)
                                     : tr("sorted by %1, ascending").arg(field);
    std::vector<BrowseStrip::Choice> choices;
    const QString hidden = hiddenText(field);
    if (!hidden.isEmpty()) {
        text += QStringLiteral(" · ") + hidden;
        choices.push_back({ tr("Show them"), [this] { showHidden(); } });
    }
    choices.push_back({ tr("Unsorted"), [this] { m_model.setOrder(std::nullopt); } });
    m_order->say(text, choices);
}

QString BrowsePage::loadAllText() const
{
    using Outcome = PointsModel::LoadAll::Outcome;
    const PointsModel::LoadAll &state = m_model.loadAllState();
    const QString rows = number(quint64(m_model.rowCount()));
    switch (state.outcome) {
    case Outcome::None:
        break;
    case Outcome::Running:
        return tr("%1 loaded · %2 points per second")
            .arg(rows, number(quint64(std::max(0.0, state.rowsPerSecond))));
    case Outcome::Cancelled:
        return tr("stopped after %1").arg(rows);
    case Outcome::Failed:
        return tr("%1 loaded before the error").arg(rows);
    case Outcome::CountAgrees:
        return tr("all %1 loaded, count agrees").arg(rows);
    case Outcome::CountDiffers:
        return tr("%1 loaded, but the server counts %2: points came or went meanwhile")
            .arg(rows, number(state.counted));
    case Outcome::Uncounted:
        return tr("all %1 loaded, not counted").arg(rows);
    }
    return {};
}

void BrowsePage::updateLoadAll()
{
    using Outcome = PointsModel::LoadAll::Outcome;
    const Outcome outcome = m_model.loadAllState().outcome;
    const QString text = loadAllText();
    updateBusy();
    if (text.isEmpty() || outcome == Outcome::Running)
        m_loaded->clear();
    else if (outcome == Outcome::CountDiffers)
        m_loaded->say(text, { { tr("Refresh"), [this] { refresh(); } } });
    else
        m_loaded->say(text);
    updateLoadButton();
    emit statusChanged();
}

void BrowsePage::updateLoadButton()
{
    const bool isRunning = m_model.loadAllState().outcome == PointsModel::LoadAll::Outcome::Running;
    const bool showsIds = m_model.idListing() && m_model.idListing()->replacesRows;
    m_loadAll->setEnabled(!isRunning && !showsIds && m_model.hasAnswered());
}

} // namespace sextant
