#include "ui/widgets/errorpanel.h"

#include "ui/style/icons.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sextant {

ErrorPanel::ErrorPanel(QWidget *parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Error"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *layout = new QGridLayout(this);
    layout->setColumnStretch(1, 1);
    buildText();
    buildButtons();
    buildRaw();
    hide();
}

void ErrorPanel::buildText()
{
    auto *layout = static_cast<QGridLayout *>(this->layout());
    m_icon = new QLabel(this);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(icon(u"dialog-error").pixmap(size, size));
    m_icon->setAccessibleName(tr("Error"));
    m_title = new QLabel(this);
    m_title->setObjectName(u"errorTitle"_s);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_text = new QLabel(this);
    m_serverText = new QLabel(this);
    m_serverText->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (QLabel *label : { m_title, m_text, m_serverText }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_title, 0, 1);
    layout->addWidget(m_text, 1, 1);
    layout->addWidget(m_serverText, 2, 1);
}

void ErrorPanel::buildButtons()
{
    auto *layout = static_cast<QGridLayout *>(this->layout());
    m_retry = new QPushButton(icon(u"view-refresh"), tr("Retry"), this);
    m_retry->setAutoDefault(false);
    connect(m_retry, &QPushButton::clicked, this, &ErrorPanel::retryRequested);
    m_action = new QPushButton(this);
    m_action->setObjectName(u"errorAction"_s);
    m_action->setAutoDefault(false);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, [this] { emit actionRequested(m_shownAction); });
    m_rawToggle = new QToolButton(this);
    m_rawToggle->setText(tr("Raw answer"));
    m_rawToggle->setCheckable(true);
    m_rawToggle->setArrowType(Qt::RightArrow);
    m_rawToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy = new QToolButton(this);
    m_copy->setText(tr("Copy details"));
    connect(m_copy, &QToolButton::clicked, this, &ErrorPanel::copyAll);
    // Below the words, which need the whole width of a narrow dock.
    auto *buttons = new QGridLayout;
    buttons->addWidget(m_retry, 0, 0, Qt::AlignLeft);
    buttons->addWidget(m_copy, 0, 1, Qt::AlignLeft);
    buttons->addWidget(m_action, 1, 0, 1, 2, Qt::AlignLeft);
    buttons->addWidget(m_rawToggle, 2, 0, 1, 2, Qt::AlignLeft);
    buttons->setColumnStretch(1, 1);
    layout->addLayout(buttons, 3, 1);
}

void ErrorPanel::setPlace(const QString &place)
{
    setAccessibleName(tr("Error: %1").arg(place));
    m_retry->setAccessibleName(tr("Retry: %1").arg(place));
    m_rawToggle->setAccessibleName(tr("Raw answer: %1").arg(place));
    m_copy->setAccessibleName(tr("Copy details: %1").arg(place));
    m_raw->setAccessibleName(tr("Raw answer of the server: %1").arg(place));
}

//! Never higher than its words need at the width it has.
QSize ErrorPanel::sizeHint() const
{
    QSize hint = QFrame::sizeHint();
    if (hasHeightForWidth() && width() > 0)
        hint.setHeight(heightForWidth(width()));
    return hint;
}

void ErrorPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void ErrorPanel::buildRaw()
{
    auto *layout = static_cast<QGridLayout *>(this->layout());
    m_raw = new QPlainTextEdit(this);
    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setAccessibleName(tr("Raw answer of the server"));
    m_raw->setMaximumHeight(fontMetrics().lineSpacing() * 10);
    m_raw->hide();
    connect(m_rawToggle, &QToolButton::toggled, this, [this](bool open) {
        m_rawToggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_raw->setVisible(open);
    });
    layout->addWidget(m_raw, 4, 1);
}

void ErrorPanel::showError(const ApiError &error, Retry retry)
{
    m_error = error;
    const ErrorText text = errorText(error);
    QString title = text.title;
    if (error.httpStatus > 0)
        title += u' ' + tr("(HTTP %1)").arg(error.httpStatus);
    m_title->setText(title);
    QString body = text.explanation;
    if (!text.action.isEmpty())
        body += u' ' + text.action;
    if (error.attempts > 1)
        body += u' ' + tr("Tried %n times.", nullptr, error.attempts);
    m_text->setText(body);
    QStringList words;
    for (const QString &part : { error.serverText, error.detail })
        if (!part.trimmed().isEmpty())
            words.append(part.trimmed().left(2000));
    m_serverText->setText(words.join(u'\n'));
    m_serverText->setVisible(!words.isEmpty());
    // A refusal may be cured elsewhere (a collection created, a key changed): Retry stays at hand for all
    // but writes of unknown outcome, which must be read again first.
    m_retry->setVisible(retry != Retry::None && error.kind != ApiError::Kind::WriteOutcomeUnknown);
    const bool isHeard = std::ranges::find(m_actions, text.button) != m_actions.end();
    m_shownAction = isHeard ? text.button : ErrorAction::None;
    m_action->setText(errorActionText(m_shownAction));
    m_action->setVisible(isHeard);
    m_rawToggle->setVisible(!error.body.isEmpty());
    m_rawToggle->setChecked(false);
    // Only now: looking the font up is a tenth of building the window, and most panels never show.
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setPlainText(rawText());
    updateGeometry();
    show();
}

void ErrorPanel::clear()
{
    m_error.reset();
    hide();
}

QString ErrorPanel::rawText() const
{
    return m_error ? QString::fromUtf8(m_error->body) : QString();
}

void ErrorPanel::copyAll()
{
    QStringList parts{ m_title->text(), m_text->text(), m_serverText->text(), rawText() };
    parts.removeAll(QString());
    QGuiApplication::clipboard()->setText(parts.join(u'\n'));
}

} // namespace sextant
