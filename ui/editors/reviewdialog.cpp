#include "ui/editors/reviewdialog.h"

#include "ui/editors/longlines.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sextant {

namespace {

QString kindText(const PayloadChange &change)
{
    switch (change.kind) {
    case PayloadChange::Kind::Added:
        return ReviewDialog::tr("added");
    case PayloadChange::Kind::Removed:
        return ReviewDialog::tr("removed");
    case PayloadChange::Kind::Changed:
        return ReviewDialog::tr("changed");
    case PayloadChange::Kind::Reordered:
        return ReviewDialog::tr("reordered");
    }
    return {};
}

QString reasonText(UnguardedField::Reason reason, const QString &fields)
{
    switch (reason) {
    case UnguardedField::Reason::Array:
        return ReviewDialog::tr("Arrays: %1").arg(fields);
    case UnguardedField::Reason::Object:
        return ReviewDialog::tr("Objects: %1").arg(fields);
    case UnguardedField::Reason::IntegerBeyondI64:
        return ReviewDialog::tr("Integers beyond 63 bits: %1").arg(fields);
    case UnguardedField::Reason::KeyWithoutPath:
        return ReviewDialog::tr("Keys that have no path: %1").arg(fields);
    case UnguardedField::Reason::FloatUnderIntegerIndex:
        return ReviewDialog::tr("Floats under an index of integers: %1").arg(fields);
    case UnguardedField::Reason::NotAsked:
        break; // One sentence speaks for the whole plan.
    }
    return {};
}

//! One line per reason, however many fields there are.
QStringList unguardedLines(const CommitPlan &plan)
{
    using Reason = UnguardedField::Reason;
    constexpr qsizetype shownFields = 8;
    QStringList lines;
    for (const Reason reason : { Reason::Array, Reason::Object, Reason::IntegerBeyondI64,
                                 Reason::KeyWithoutPath, Reason::FloatUnderIntegerIndex }) {
        QStringList fields;
        for (const UnguardedField &field : plan.unguarded)
            if (field.reason == reason)
                fields.append(shownPath(field.path));
        if (fields.isEmpty())
            continue;
        const int more = int(fields.size() - shownFields);
        QString shown = fields.mid(0, shownFields).join(QStringLiteral(", "));
        if (more > 0)
            shown = ReviewDialog::tr("%1 and %n more", nullptr, more).arg(shown);
        lines.append(reasonText(reason, shown));
    }
    return lines;
}

QString rewriteText(CommitPlan::Rewrite reason)
{
    switch (reason) {
    case CommitPlan::Rewrite::StoresNull:
        return ReviewDialog::tr("This rewrites the whole payload: setting a field to null alone "
                                "would remove it.");
    case CommitPlan::Rewrite::KeyWithoutPath:
        return ReviewDialog::tr("This rewrites the whole payload: a key with a quote or a "
                                "backslash can't be named in a smaller request.");
    case CommitPlan::Rewrite::Order:
        return ReviewDialog::tr("This rewrites the whole payload: the order of fields can't be "
                                "changed by a smaller request.");
    }
    return {};
}

QString requestText(const PlannedRequest &request)
{
    return QString::fromUtf8(QByteArray(methodName(request.method)) + ' ' + request.path + '\n'
                             + request.body);
}

} // namespace

QString shownValue(const std::optional<json::Value> &value)
{
    constexpr qsizetype shownCharacters = 200;
    if (!value)
        return ReviewDialog::tr("(absent)");
    const QString text = QString::fromUtf8(value->toJson());
    return text.size() > shownCharacters ? text.left(shownCharacters) + QChar(0x2026) : text;
}

QString shownPath(const json::KeyPath &path)
{
    return path.isEmpty() ? ReviewDialog::tr("(payload)") : path.toDisplay();
}

ReviewDialog::ReviewDialog(const CommitPlan &plan, const PointId &id, const QString &collection,
                           QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Review changes"));
    auto *title = new QLabel(tr("%n change(s) to point %1 of %2", nullptr, int(plan.changes.size()))
                                 .arg(id.toString(), collection),
                             this);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    save->setDefault(true);
    cancel->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addWidget(buildTable(plan), 2);
    layout->addWidget(buildNotes(plan));
    layout->addWidget(buildRequests(plan), 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 30);
    save->setFocus();
}

QWidget *ReviewDialog::buildTable(const CommitPlan &plan)
{
    auto *table = new QTableWidget(int(plan.changes.size()), 5, this);
    table->setAccessibleName(tr("Changes"));
    table->setHorizontalHeaderLabels(
        { tr("Field"), tr("Change"), tr("Old"), tr("New"), tr("Guard") });
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    for (int row = 0; row < table->rowCount(); ++row) {
        const PayloadChange &change = plan.changes[size_t(row)];
        const bool isOrder = change.kind == PayloadChange::Kind::Reordered;
        const QString guard = plan.isUnguarded(change.path) ? tr("not guarded") : tr("guarded");
        const QStringList cells{ shownPath(change.path), kindText(change),
                                 isOrder ? QString() : shownValue(change.before),
                                 isOrder ? QString() : shownValue(change.after), guard };
        for (int column = 0; column < cells.size(); ++column)
            table->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    return table;
}

QWidget *ReviewDialog::buildNotes(const CommitPlan &plan)
{
    QStringList lines;
    for (const CommitPlan::Rewrite reason : plan.rewrites)
        lines.append(rewriteText(reason));
    if (plan.rewritesWholePayload())
        lines.append(tr("A field that another writer adds in this very moment would be lost."));
    if (plan.guarding == Guarding::IdOnly)
        lines.append(tr(
            "Not guarded by the server: the point is read again just before, but a change another "
            "writer makes in this very moment would be lost."));
    const QStringList unguarded = unguardedLines(plan);
    if (!unguarded.isEmpty())
        lines.append(tr("The server can't compare these before it writes, so a change another "
                        "writer makes to them in this very moment would be lost."));
    lines.append(unguarded);
    if (lines.isEmpty())
        lines.append(tr("Nothing is written if another writer changed these fields meanwhile. (An "
                        "array that holds the old value among others passes for it.)"));
    auto *notes = new QLabel(lines.join(QLatin1Char('\n')));
    notes->setObjectName(QStringLiteral("reviewNotes"));
    notes->setTextFormat(Qt::PlainText);
    notes->setWordWrap(true);
    notes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *area = new QScrollArea(this); // Many reasons must not push the buttons off the screen.
    area->setWidget(notes);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    const int needed = notes->heightForWidth(fontMetrics().averageCharWidth() * 95);
    area->setFixedHeight(std::min(needed, fontMetrics().lineSpacing() * 8));
    return area;
}

QWidget *ReviewDialog::buildRequests(const CommitPlan &plan)
{
    QStringList texts;
    for (const PlannedRequest &request : plan.requests)
        texts.append(requestText(request));
    const QString text = texts.join(QStringLiteral("\n\n"));
    const std::optional<QString> cut = withLongLinesCut(text);
    auto *view = new QPlainTextEdit(cut ? *cut : text, this);
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setAccessibleName(tr("Requests"));
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return view;
}

} // namespace sextant
