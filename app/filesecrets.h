#pragma once
//! FileSecrets: secrets in one unencrypted file that nobody else may read: 0600, in a folder of 0700. Refuses a file
//! that others can read: its keys may be known by then. Blocking: it is a small local file.

#include "client/json/value.h"
#include "model/session/secretstore.h"

namespace sextant {

class FileSecrets
{
public:
    using Done = SecretStore::Done;

    explicit FileSecrets(QString path)
        : m_path(std::move(path))
    {
    }
    const QString &path() const { return m_path; }
    Result<std::optional<ConnectionSecrets>, SecretError> read(const QString &id) const;
    Result<Done, SecretError> write(const QString &id, const ConnectionSecrets &secrets) const;
    Result<Done, SecretError> forget(const QString &id) const; //!< no file is no error

private:
    Result<json::Object, SecretError> load() const;
    Result<Done, SecretError> store(json::Object entries) const;

    QString m_path;
};

} // namespace sextant
