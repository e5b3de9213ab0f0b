#include "ui/editors/outcometexts.h"

#include "ui/editors/payloadpane.h"
#include "ui/editors/pointactions.h"
#include "ui/editors/reviewdialog.h"
#include "ui/editors/saveflow.h"

#include <QStringList>

namespace sextant {

namespace {

//! Numbers that the server's JSON reader made something else of.
QString storedOtherwiseSentence(const std::vector<StoredOtherwise> &fields)
{
    constexpr size_t shownFields = 5;
    QStringList shown;
    for (size_t i = 0; i < std::min(fields.size(), shownFields); ++i)
        shown.append(SaveFlow::tr("%1: %2 (sent: %3)")
                         .arg(shownPath(fields[i].path), shownValue(fields[i].stored),
                              shownValue(fields[i].sent)));
    if (fields.size() > shownFields)
        shown.append(QString(QChar(0x2026)));
    return SaveFlow::tr("The server stored the nearest number it can read: %1")
        .arg(shown.join(QStringLiteral("; ")));
}

QString withRemarks(QString sentence, const SaveOutcome &outcome)
{
    if (!outcome.storedOtherwise.empty())
        sentence += QLatin1Char(' ') + storedOtherwiseSentence(outcome.storedOtherwise);
    if (!outcome.isOrderKept)
        sentence
            += QLatin1Char(' ') + SaveFlow::tr("The server did not keep the order of the fields.");
    return sentence;
}

QString unknownSaveSentence(WriteDoubt doubt)
{
    switch (doubt) {
    case WriteDoubt::None:
    case WriteDoubt::NoAnswer:
        return SaveFlow::tr("No answer came to the write, and the point still has its old values. "
                            "It may yet be applied: check again.");
    case WriteDoubt::NotReadBack:
        return SaveFlow::tr("The write was sent, but the point could not be read back: whether it "
                            "was saved is not known. Check again.");
    case WriteDoubt::Stopped:
        return SaveFlow::tr("You stopped waiting for a write that was sent already: whether it was "
                            "saved is not known. Check again.");
    }
    return {};
}

QString unknownWriteSentence(WriteDoubt doubt)
{
    switch (doubt) {
    case WriteDoubt::None:
    case WriteDoubt::NoAnswer:
        return PointActions::tr("No answer came to the write, and reading back doesn't show it. It "
                                "may yet be applied.");
    case WriteDoubt::NotReadBack:
        return PointActions::tr("The write was sent, but could not be checked by reading back: "
                                "whether it was carried out is not known.");
    case WriteDoubt::Stopped:
        return PointActions::tr("You stopped waiting for a write that was sent already: whether it "
                                "was carried out is not known.");
    }
    return {};
}

QString removalSentence(const WriteOutcome &outcome)
{
    using Kind = WriteOutcome::Kind;
    const int count = int(outcome.ids.size());
    switch (outcome.kind) {
    case Kind::Done:
        return PointActions::tr("%n point(s) deleted.", nullptr, count);
    case Kind::Partly:
        return PointActions::tr("The server broke off: %n point(s) are still there, the others are "
                                "deleted.",
                                nullptr, count);
    case Kind::WaitTimeout:
        return PointActions::tr(
            "The server has taken the deletion but not yet applied it to %n point(s).", nullptr,
            count);
    case Kind::Unknown:
        return unknownWriteSentence(outcome.doubt);
    case Kind::Failed:
        return PointActions::tr("Nothing was deleted.");
    case Kind::Mismatch:
    case Kind::AlreadyExists:
    case Kind::Missing:
    case Kind::ChangedMeanwhile:
    case Kind::NotApplied:
        return PointActions::tr(
            "The server accepted the deletion, but %n point(s) are still there.", nullptr, count);
    }
    return {};
}

QString upsertSentence(const WriteOutcome &outcome)
{
    using Kind = WriteOutcome::Kind;
    const QString id = outcome.ids.empty() ? QString() : outcome.ids.front().toString();
    switch (outcome.kind) {
    case Kind::Done:
        return outcome.action == WriteOutcome::Action::Create
            ? PointActions::tr("Point %1 was created.").arg(id)
            : PointActions::tr("Point %1 was replaced.").arg(id);
    case Kind::AlreadyExists:
        return PointActions::tr("A point %1 exists already. It was not touched: choose another id, "
                                "or open that point and replace it.")
            .arg(id);
    case Kind::Missing:
        return PointActions::tr("Point %1 is gone. Nothing was written.").arg(id);
    case Kind::ChangedMeanwhile:
        return PointActions::tr("Point %1 was changed by another writer meanwhile. Nothing was "
                                "written; what would vanish is compared with the new state now.")
            .arg(id);
    case Kind::NotApplied:
        return PointActions::tr("The server accepted the point %1, but it is as it was.").arg(id);
    case Kind::Mismatch:
    case Kind::Partly:
        return PointActions::tr("The server accepted the point %1, but reading it back shows "
                                "something else: another writer changed it.")
            .arg(id);
    case Kind::WaitTimeout:
        return PointActions::tr("The server has taken the point %1 but not yet applied it.")
            .arg(id);
    case Kind::Unknown:
        return unknownWriteSentence(outcome.doubt);
    case Kind::Failed:
        return PointActions::tr("Point %1 was not written.").arg(id);
    }
    return {};
}

//! The person's own no.
bool isNotConfirmed(const std::optional<ApiError> &error)
{
    return error && error->kind == ApiError::Kind::WriteNotConfirmed;
}

QString failedSaveSentence(const SaveOutcome &outcome)
{
    if (isNotConfirmed(outcome.error))
        return outcome.requestsApplied > 0
            ? SaveFlow::tr("Part of the changes was saved; the rest was not confirmed, and "
                           "not sent.")
            : SaveFlow::tr("Not saved: the change was not confirmed. Nothing was sent.");
    return outcome.requestsApplied > 0
        ? SaveFlow::tr("Part of the changes was saved; what is left failed.")
        : SaveFlow::tr("Not saved.");
}

} // namespace

QString saveSentence(const SaveOutcome &outcome)
{
    using Kind = SaveOutcome::Kind;
    switch (outcome.kind) {
    case Kind::Saved:
        return withRemarks(outcome.guarding == Guarding::IdOnly
                               ? SaveFlow::tr("Saved without the server's guard, and read back.")
                               : SaveFlow::tr("Saved, and read back from the server."),
                           outcome);
    case Kind::NothingToSave:
        return withRemarks(SaveFlow::tr("Nothing to save: the server already has these values."),
                           outcome);
    case Kind::Conflict:
        return SaveFlow::tr("%n field(s) not saved: another writer changed them too.", nullptr,
                            int(outcome.conflicts.size()));
    case Kind::Deleted:
        return SaveFlow::tr("This point was deleted by another writer. Your changes are kept here; "
                            "nothing was saved.");
    case Kind::GuardRefused:
        return SaveFlow::tr("Not saved: this collection is strict and refuses the comparison by "
                            "which other writers' changes are protected. Change its limits or "
                            "create the index it asks for, or save without that guard. The server "
                            "says: %1")
            .arg(outcome.error ? outcome.error->serverText : QString());
    case Kind::Failed:
        return failedSaveSentence(outcome);
    case Kind::Unknown:
        return unknownSaveSentence(outcome.doubt);
    case Kind::WaitTimeout:
        return SaveFlow::tr("The server has taken the change but not yet applied it: check again.");
    case Kind::NotApplied:
        return SaveFlow::tr("The server accepted the request, but the fields did not change: its "
                            "comparison with the old values failed, though nobody changed them. "
                            "Save again, or without that guard.");
    case Kind::Cancelled:
        return outcome.requestsApplied > 0
            ? SaveFlow::tr("Saving stopped: part of the changes was saved, the rest was not sent.")
            : SaveFlow::tr("Saving stopped before anything was sent.");
    }
    return {};
}

QString writeSentence(const WriteOutcome &outcome)
{
    if (outcome.kind == WriteOutcome::Kind::Failed && isNotConfirmed(outcome.error))
        return PointActions::tr("The change was not confirmed. Nothing was sent.");
    if (outcome.action == WriteOutcome::Action::Remove)
        return removalSentence(outcome);
    QString sentence = upsertSentence(outcome);
    if (!outcome.storedOtherwise.empty())
        sentence += QLatin1Char(' ') + storedOtherwiseSentence(outcome.storedOtherwise);
    return sentence;
}

QString lintSentence(const json::Lint &lint)
{
    switch (lint.kind) {
    case json::Lint::Kind::DuplicateKey:
        return PayloadPane::tr("%1 appears twice: only the last one would be kept").arg(lint.where);
    case json::Lint::Kind::IntegerBeyondU64:
        return PayloadPane::tr("%1 is beyond 64 bits: the server would round it to a float")
            .arg(lint.where);
    case json::Lint::Kind::TooDeep:
        return PayloadPane::tr("%1 is nested deeper than the server takes").arg(lint.where);
    }
    return {};
}

} // namespace sextant
