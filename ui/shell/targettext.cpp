#include "ui/shell/targettext.h"

#include <QCoreApplication>

namespace sextant {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(TargetText)

public:
    static QString of(TargetError error)
    {
        switch (error) {
        case TargetError::Empty:
            return tr("no address given");
        case TargetError::BadUrl:
            return tr("this is not a valid URL");
        case TargetError::UnsupportedScheme:
            return tr("only http and https addresses can be opened");
        case TargetError::NoHost:
            return tr("the address names no host");
        case TargetError::BadHost:
            return tr("this is not a valid host name");
        case TargetError::BadPort:
            return tr("the port must be a number from 1 to 65535");
        case TargetError::HasCredentials:
            return tr("the address must not contain a user name or password");
        case TargetError::HasQuery:
            return tr("the address must not contain a question mark part");
        case TargetError::TooManySegments:
            return tr("write http:// or https:// in front of an address with a sub-path");
        case TargetError::Unfinished:
            return tr("a quotation mark or a bracket is not closed");
        case TargetError::HasVariable:
            return tr("the address is a variable; put its value in its place");
        case TargetError::NotServer:
            return tr("a database in memory or in a folder is not a server");
        }
        return {};
    }
};

} // namespace

QString targetErrorText(TargetError error) { return Sentences::of(error); }

} // namespace sextant
