#include "ui/pages/browsestrip.h"

#include <QToolButton>

namespace sextant {

BrowseStrip::BrowseStrip(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QHBoxLayout(this))
    , m_label(new QLabel)
    , m_dismiss(new QToolButton)
{
    setFrameShape(QFrame::StyledPanel);
    m_layout->setContentsMargins(6, 0, 2, 0);
    m_layout->setSpacing(4);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(m_label, 1);
    m_dismiss->setAutoRaise(true);
    m_dismiss->setText(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss"));
    m_dismiss->hide();
    connect(m_dismiss, &QToolButton::clicked, this, &BrowseStrip::clear);
    m_layout->addWidget(m_dismiss);
    hide();
}

void BrowseStrip::setDismissable(bool dismissable) { m_dismiss->setVisible(dismissable); }

void BrowseStrip::say(const QString &text, const std::vector<Choice> &choices)
{
    for (QToolButton *button : m_buttons) {
        button->hide();
        button->deleteLater(); // a choice may change the strip it stands on
    }
    m_buttons.clear();
    m_label->setText(text);
    setAccessibleName(text);
    int place = 1;
    for (const Choice &choice : choices) {
        auto *button = new QToolButton;
        button->setText(choice.text);
        connect(button, &QToolButton::clicked, this, choice.chosen);
        m_layout->insertWidget(place++, button);
        m_buttons.push_back(button);
    }
    show();
}

void BrowseStrip::clear()
{
    m_label->clear();
    hide();
}

QString BrowseStrip::text() const { return m_label->text(); }

} // namespace sextant
