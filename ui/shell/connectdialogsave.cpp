// ConnectDialog's dealings with the stores: choosing, saving, duplicating, keeping secrets.

#include "model/session/connectionstore.h"
#include "model/session/connectiontest.h"
#include "model/session/secretstore.h"
#include "ui/connections/connectionform.h"
#include "ui/connections/connectionlist.h"
#include "ui/connections/connectiontexts.h"
#include "ui/connections/formkey.h"
#include "ui/connections/noticestrip.h"
#include "ui/shell/connectdialog.h"

#include <QCheckBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

bool isKept(SecretHome home)
{
    return home == SecretHome::Keychain || home == SecretHome::Memory || home == SecretHome::File;
}

} // namespace

void ConnectDialog::load(const ConnectionSpec &spec)
{
    m_isSecretMissing = false;
    m_form->load(spec);
    m_baseline = m_form->spec(); // as the form says it: what it can't show is no edit
    m_remember->setVisible(spec.id.isEmpty());
    updateState();
}

void ConnectDialog::startNew()
{
    m_read = {};
    if (m_list)
        m_list->setCurrentId({});
    ConnectionSpec spec;
    spec.secretHome = m_newHome;
    load(spec);
    m_form->focusAddress();
}

void ConnectDialog::choose(const QString &id)
{
    m_read = {};
    m_list->setCurrentId(id);
    const ConnectionSpec spec = savedSpec(id);
    load(spec);
    readSecrets(spec);
}

ConnectionSpec ConnectDialog::savedSpec(const QString &id) const
{
    for (const ConnectionSpec &spec : m_parts.connections->connections())
        if (spec.id == id)
            return spec;
    return {};
}

void ConnectDialog::readSecrets(const ConnectionSpec &spec)
{
    if (!m_parts.secrets || !isKept(spec.secretHome))
        return;
    m_read = m_parts.secrets->read(
        spec.secretHome, spec.id,
        [this, spec](const Result<std::optional<ConnectionSecrets>, SecretError> &read) {
            if (read && *read && !isModified())
                load(withSecrets(spec, **read));
            if (!read) {
                m_isSecretMissing = true;
                m_form->key().setNote(secretErrorText(read.error()) + u' '
                                      + tr("The key can be typed here instead."));
            } else if (!*read && spec.secretHome == SecretHome::Memory) {
                m_form->key().setNote(tr("A key typed in an earlier run is not kept."));
            }
            updateState();
        });
    updateState();
}

void ConnectDialog::checkKeychain()
{
    if (!m_parts.secrets)
        return;
    m_check = m_parts.secrets->checkKeychain(
        [this](const Result<SecretStore::Done, SecretError> &checked) {
            const bool isUntouched = m_baseline.id.isEmpty() && !isModified();
            if (checked) {
                m_newHome = SecretHome::Keychain;
                if (isUntouched && m_form->isEmpty())
                    startNew();
            } else {
                m_form->key().setKeychainError(checked.error());
            }
        });
}

void ConnectDialog::save(const Then &then)
{
    ConnectionSpec spec = m_form->spec();
    const bool isSecretMissing = m_isSecretMissing;
    spec.id = m_parts.connections->save(spec);
    if (m_list)
        m_list->setCurrentId(spec.id);
    const ConnectionSecrets secrets = secretsOf(spec);
    load(spec);
    m_isSecretMissing = isSecretMissing && secrets.isEmpty();
    saveSecrets(spec, then);
}

void ConnectDialog::saveSecrets(const ConnectionSpec &spec, const Then &then)
{
    const ConnectionSecrets secrets = secretsOf(spec);
    if (!m_parts.secrets || m_isSecretMissing) {
        if (then)
            then();
        return;
    }
    const auto handler = [this, then](const Result<SecretStore::Done, SecretError> &written) {
        updateState();
        if (!written)
            onSecretsRefused(written.error(), then);
        else if (then)
            then();
    };
    if (isKept(spec.secretHome) && !secrets.isEmpty())
        m_write = m_parts.secrets->write(spec.secretHome, spec.id, secrets, handler);
    else
        m_write = m_parts.secrets->forget(spec.id, handler);
    updateState();
}

void ConnectDialog::onSecretsRefused(const SecretError &error, const Then &then)
{
    m_strip->ask(tr("The connection is saved, its key is not. %1").arg(secretErrorText(error)),
                 { { tr("Keep the key for this run only"),
                     [this, then] {
                         ConnectionSpec spec = m_form->spec();
                         spec.secretHome = SecretHome::Memory;
                         load(spec);
                         save(then);
                     } },
                   { tr("Go on editing"), {} } });
}

void ConnectDialog::duplicate()
{
    ConnectionSpec copy = m_form->spec();
    copy.id.clear();
    copy.lastUsed = {};
    copy.name = tr("%1 (copy)").arg(copy.displayName());
    load(copy);
    save([this] { m_form->focusName(); });
}

void ConnectDialog::onRemoved(const QString &id)
{
    if (m_parts.secrets)
        m_forget = m_parts.secrets->forget(id, [this](const auto &forgot) {
            if (!forgot && forgot.error().kind != SecretError::Kind::Unavailable)
                m_strip->ask(tr("The key of the deleted connection is still kept. %1")
                                 .arg(secretErrorText(forgot.error())),
                             { { tr("OK"), {} } });
        });
    startNew();
}

void ConnectDialog::connectNow()
{
    if (!m_connect->isEnabled())
        return;
    const QString collection = m_form->collection();
    const auto go = [this, collection] {
        ConnectionSpec spec = m_form->spec();
        spec.isPrivate = m_baseline.id.isEmpty() && !m_remember->isChecked();
        emit connectRequested(spec, collection);
        accept();
    };
    const bool isNew = m_baseline.id.isEmpty();
    if (m_parts.connections && (isNew ? m_remember->isChecked() : isModified()))
        save(go);
    else
        go();
}

void ConnectDialog::connectTo(const QString &id)
{
    // Straight from the list: the flow finds the secrets, and asks for what is missing.
    emit connectRequested(savedSpec(id), {});
    accept();
}

} // namespace sextant
