#include "ui/connections/formnetwork.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>

#include <cmath>

namespace sextant {

namespace {

//! Seconds, exact to the millisecond, without the zeros that say nothing.
class SecondsSpin : public QDoubleSpinBox
{
public:
    explicit SecondsSpin(QWidget *parent)
        : QDoubleSpinBox(parent)
    {
        setDecimals(3);
        setRange(0.1, 3600);
    }
    QString textFromValue(double value) const override { return locale().toString(value, 'g', 10); }
};

double seconds(std::chrono::milliseconds time) { return double(time.count()) / 1000; }

std::chrono::milliseconds millis(const QDoubleSpinBox *spin)
{
    return std::chrono::milliseconds(std::llround(spin->value() * 1000));
}

} // namespace

FormNetwork::FormNetwork(QWidget *parent)
    : FormSection(parent)
{
    auto *proxy = new QGroupBox(tr("Proxy"), this);
    auto *limits = new QGroupBox(tr("Limits"), this);
    buildProxy(new QFormLayout(proxy));
    buildLimits(new QFormLayout(limits));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(proxy);
    layout->addWidget(limits);
    layout->addStretch(1);
    for (QLineEdit *field : { m_host, m_user, m_password })
        connect(field, &QLineEdit::textChanged, this, &FormSection::edited);
    for (QSpinBox *spin : { m_port, m_attempts })
        connect(spin, &QSpinBox::valueChanged, this, &FormSection::edited);
    for (QDoubleSpinBox *spin : { m_connect, m_silence, m_retryBase, m_retryCap })
        connect(spin, &QDoubleSpinBox::valueChanged, this, &FormSection::edited);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &FormNetwork::updateFields);
    updateFields();
}

void FormNetwork::buildProxy(QFormLayout *form)
{
    m_mode = new QComboBox(this);
    m_mode->addItems({ tr("The system's"), tr("None"), tr("HTTP"), tr("SOCKS 5") });
    m_host = new QLineEdit(this);
    m_port = new QSpinBox(this);
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("not said"));
    m_user = new QLineEdit(this);
    m_password = new QLineEdit(this);
    m_password->setEchoMode(QLineEdit::Password);
    form->addRow(tr("&Proxy"), m_mode);
    form->addRow(tr("&Host"), m_host);
    form->addRow(tr("P&ort"), m_port);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("Pass&word"), m_password);
}

void FormNetwork::buildLimits(QFormLayout *form)
{
    const auto secondsRow = [this, form](const QString &text) {
        auto *spin = new SecondsSpin(this);
        spin->setSuffix(tr(" s"));
        form->addRow(text, spin);
        return spin;
    };
    m_connect = secondsRow(tr("Co&nnecting takes at most"));
    m_silence = secondsRow(tr("&Silence ends an attempt after"));
    m_attempts = new QSpinBox(this);
    m_attempts->setRange(1, 20);
    form->addRow(tr("&Attempts of a read"), m_attempts);
    m_retryBase = secondsRow(tr("&First wait between attempts"));
    m_retryCap = secondsRow(tr("&Longest wait"));
}

bool FormNetwork::hasProxyHost() const
{
    const auto mode = ProxyOptions::Mode(m_mode->currentIndex());
    return mode == ProxyOptions::Mode::Http || mode == ProxyOptions::Mode::Socks5;
}

void FormNetwork::updateFields()
{
    for (QWidget *field : std::initializer_list<QWidget *>{ m_host, m_port, m_user, m_password })
        field->setEnabled(hasProxyHost());
    emit edited();
}

void FormNetwork::load(const ConnectionSpec &spec)
{
    m_mode->setCurrentIndex(int(spec.proxy.mode));
    m_host->setText(spec.proxy.host);
    m_port->setValue(spec.proxy.port);
    m_user->setText(spec.proxy.user);
    m_password->setText(spec.proxy.password);
    m_connect->setValue(seconds(spec.limits.connect));
    m_silence->setValue(seconds(spec.limits.silence));
    m_attempts->setValue(spec.limits.attempts);
    m_retryBase->setValue(seconds(spec.limits.retryBase));
    m_retryCap->setValue(seconds(spec.limits.retryCap));
}

void FormNetwork::apply(ConnectionSpec &spec) const
{
    spec.proxy.mode = ProxyOptions::Mode(m_mode->currentIndex());
    spec.proxy.host = m_host->text().trimmed();
    spec.proxy.port = quint16(m_port->value());
    spec.proxy.user = m_user->text();
    spec.proxy.password = m_password->text();
    spec.limits.connect = millis(m_connect);
    spec.limits.silence = millis(m_silence);
    spec.limits.attempts = m_attempts->value();
    spec.limits.retryBase = millis(m_retryBase);
    spec.limits.retryCap = millis(m_retryCap);
}

QString FormNetwork::problem() const
{
    if (hasProxyHost() && (m_host->text().trimmed().isEmpty() || m_port->value() == 0))
        return tr("Name the proxy's host and port, or use another proxy.");
    return {};
}

} // namespace sextant
