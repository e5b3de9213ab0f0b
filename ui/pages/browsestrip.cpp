#include "ui/pages/browsestrip.h"

#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace sextant {

BrowseStrip::BrowseStrip(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QHBoxLayout(this))
    , m_label(new ElidedLabel(this))
    , m_dismiss(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    m_layout->setContentsMargins(6, 0, 2, 0);
    m_layout->setSpacing(4);
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

void BrowseStrip::setWordWrap(bool wraps) { m_label->setWordWrap(wraps); }

void BrowseStrip::say(const QString &text, const std::vector<Choice> &choices)
{
    const bool isSame = isVisibleTo(parentWidget()) && m_label->text() == text
        && std::equal(choices.begin(), choices.end(), m_choices.begin(), m_choices.end(),
                      [](const Choice &left, const Choice &right) {
                          return left.text == right.text;
                      });
    m_choices = choices;
    if (isSame)
        return; // buttons under a mouse or with the focus stay
    m_label->setText(text);
    setAccessibleName(text);
    makeButtons();
    show();
}

void BrowseStrip::makeButtons()
{
    for (QToolButton *button : m_buttons) {
        button->hide();
        button->deleteLater(); // a choice may change the strip it stands on
    }
    m_buttons.clear();
    for (size_t i = 0; i < m_choices.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setText(m_choices[i].text);
        connect(button, &QToolButton::clicked, this, [this, i] {
            if (i >= m_choices.size())
                return;
            const std::function<void()> chosen = m_choices[i].chosen;
            chosen();
        });
        m_layout->insertWidget(int(i) + 1, button);
        button->show();
        m_buttons.push_back(button);
    }
}

void BrowseStrip::clear()
{
    m_label->clear();
    m_choices.clear();
    hide();
}

QString BrowseStrip::text() const { return m_label->text(); }

} // namespace sextant
