#include "ui/editors/reviewdialog.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

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

QString reasonText(UnguardedField::Reason reason)
{
    switch (reason) {
    case UnguardedField::Reason::Array:
        return ReviewDialog::tr("an array");
    case UnguardedField::Reason::Object:
        return ReviewDialog::tr("an object");
    case UnguardedField::Reason::IntegerBeyondI64:
        return ReviewDialog::tr("an integer beyond 63 bits");
    case UnguardedField::Reason::KeyWithoutPath:
        return ReviewDialog::tr("a key that has no path");
    case UnguardedField::Reason::NotAsked:
        break; // One sentence speaks for the whole plan.
    }
    return {};
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
    if (plan.guarding == Guarding::IdOnly)
        lines.append(tr(
            "Not guarded by the server: the point is read again just before, but a change another "
            "writer makes in this very moment would be lost."));
    for (const UnguardedField &field : plan.unguarded)
        if (field.reason != UnguardedField::Reason::NotAsked)
            lines.append(tr("%1 is %2: the server can't compare it before it writes, so a change "
                            "another writer makes in this very moment would be lost.")
                             .arg(shownPath(field.path), reasonText(field.reason)));
    if (lines.isEmpty())
        lines.append(tr("Nothing is written if another writer changed these fields meanwhile."));
    auto *notes = new QLabel(lines.join(QLatin1Char('\n')), this);
    notes->setWordWrap(true);
    notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return notes;
}

QWidget *ReviewDialog::buildRequests(const CommitPlan &plan)
{
    QStringList texts;
    for (const PlannedRequest &request : plan.requests)
        texts.append(requestText(request));
    auto *view = new QPlainTextEdit(texts.join(QStringLiteral("\n\n")), this);
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setAccessibleName(tr("Requests"));
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return view;
}

} // namespace sextant
