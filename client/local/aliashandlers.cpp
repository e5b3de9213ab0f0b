// Aliases: list, and the list of actions.

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/handlers.h"
#include "client/local/jsontext.h"

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

QByteArray aliasesJson(const Store &store, const QString *collection)
{
    QByteArray out = "{\"aliases\":[";
    for (auto entry = store.aliases().begin(); entry != store.aliases().end(); ++entry) {
        if (collection && entry.value() != *collection)
            continue;
        if (!out.endsWith('['))
            out += ',';
        out += "{\"alias_name\":";
        appendString(out, entry.key());
        out += ",\"collection_name\":";
        appendString(out, entry.value());
        out += '}';
    }
    return out + "]}";
}

struct AliasAction
{
    enum class Kind { Create, Delete, Rename };
    Kind kind = Kind::Create;
    QString alias; //!< the one acted on
    QString other; //!< collection, or new name
};

AliasAction readAction(const json::Value &value)
{
    const auto text = [](const json::Value &object, QLatin1String key) {
        return requireString(requiredMember(object, key));
    };
    if (const json::Value *made = member(value, "create_alias"_L1))
        return { AliasAction::Kind::Create, text(*made, "alias_name"_L1),
                 text(*made, "collection_name"_L1) };
    if (const json::Value *removed = member(value, "delete_alias"_L1))
        return { AliasAction::Kind::Delete, text(*removed, "alias_name"_L1), {} };
    if (const json::Value *renamed = member(value, "rename_alias"_L1))
        return { AliasAction::Kind::Rename, text(*renamed, "old_alias_name"_L1),
                 text(*renamed, "new_alias_name"_L1) };
    failFormat(u"data did not match any variant of untagged enum AliasOperations"_s);
}

void apply(Store &store, const AliasAction &action)
{
    switch (action.kind) {
    case AliasAction::Kind::Create:
        if (!store.hasCollection(action.other))
            failNotFound(u"Collection `%1` doesn't exist!"_s.arg(action.other));
        if (store.hasCollection(action.alias))
            throw Failure{ 409,
                           u"Wrong input: Collection `%1` already exists!"_s.arg(action.alias) };
        store.setAlias(action.alias, action.other);
        return;
    case AliasAction::Kind::Delete:
        store.removeAlias(action.alias);
        return;
    case AliasAction::Kind::Rename:
        if (!store.aliases().contains(action.alias))
            failNotFound(u"Alias %1 does not exists!"_s.arg(action.alias));
        store.setAlias(action.other, store.aliases().value(action.alias));
        if (action.other != action.alias)
            store.removeAlias(action.alias);
        return;
    }
}

} // namespace

QByteArray listAliases(RouteRequest &request) { return aliasesJson(request.store, nullptr); }

QByteArray listCollectionAliases(RouteRequest &request)
{
    // The server doesn't ask whether there is such a collection.
    return aliasesJson(request.store, &request.collectionName());
}

QByteArray changeAliases(RouteRequest &request)
{
    requireObject(request.body, "struct ChangeAliasesOperation");
    std::vector<AliasAction> actions;
    for (const json::Value &action : requireArray(requiredMember(request.body, "actions"_L1)))
        actions.push_back(readAction(action));
    for (const AliasAction &action : actions)
        apply(request.store, action);
    return "true";
}

} // namespace sextant::local
