#include "ui/connections/noticestrip.h"

#include "ui/style/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace sextant {

NoticeStrip::NoticeStrip(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    setFrameShape(QFrame::StyledPanel);
    m_icon->setPixmap(icon(u"dialog-warning").pixmap(16, 16));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_text, 0, 1);
    layout->addLayout(m_buttons, 1, 1);
    layout->setColumnStretch(1, 1);
    m_buttons->addStretch(1);
    hide();
}

void NoticeStrip::ask(const QString &text, std::vector<Choice> choices)
{
    dismiss();
    m_text->setText(text);
    setAccessibleName(text);
    QPushButton *first = nullptr;
    for (Choice &choice : choices) {
        auto *button = new QPushButton(choice.text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, run = std::move(choice.run)] {
            const auto then = run; // the button goes with the question
            dismiss();
            if (then)
                then();
        });
        m_buttons->addWidget(button);
        first = first ? first : button;
    }
    m_isAsking = true;
    show();
    if (first)
        first->setFocus();
}

void NoticeStrip::dismiss()
{
    m_isAsking = false;
    hide();
    while (m_buttons->count() > 1) {
        QLayoutItem *item = m_buttons->takeAt(1);
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one being clicked
        delete item;
    }
}

QString NoticeStrip::text() const { return m_text->text(); }

} // namespace sextant
