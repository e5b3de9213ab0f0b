#pragma once
//! What one demo collection is made of, before the engine has it.

#include "client/local/engine.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <vector>

namespace sextant::demo {

struct Set
{
    QByteArray name;
    QByteArray config; //!< body of `PUT /collections/{name}`
    QList<QByteArray> indexes; //!< bodies of `PUT …/index`
    QByteArray alias; //!< a second name
    std::vector<DirectPoint> points;
};

Set colors();
Set cities();
Set numbers();

//! The fields of the tab-separated lines of a bundled file, without its `#` lines.
std::vector<QList<QByteArray>> readTable(const QString &resource);
//! `{"field_name":…,"field_schema":…}`; both plain names.
QByteArray indexBody(const char *field, const char *type);

} // namespace sextant::demo
