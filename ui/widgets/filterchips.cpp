#include "ui/widgets/filterchips.h"

#include <QFontMetrics>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QWheelEvent>

namespace sextant {

namespace {

constexpr int chipCharacters = 36;

} // namespace

FilterChips::FilterChips(QWidget *parent)
    : QScrollArea(parent)
    , m_line(new QWidget)
    , m_layout(new QHBoxLayout(m_line))
{
    setAccessibleName(tr("Applied conditions"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    m_line->setAutoFillBackground(false);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(fontMetrics().averageCharWidth());
    setWidget(m_line);
    setChips({});
}

void FilterChips::setChips(const QStringList &texts)
{
    m_texts = texts;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater(); // its own button may be what called
        }
        delete item;
    }
    if (texts.isEmpty())
        m_layout->addWidget(new QLabel(tr("No filter: all points")));
    for (int i = 0; i < texts.size(); ++i)
        m_layout->addWidget(makeChip(texts[i], i));
    m_layout->addStretch();
}

QWidget *FilterChips::makeChip(const QString &text, int position)
{
    auto *chip = new QFrame;
    chip->setFrameShape(QFrame::StyledPanel);
    chip->setToolTip(text);
    auto *layout = new QHBoxLayout(chip);
    layout->setContentsMargins(fontMetrics().averageCharWidth(), 0, 0, 0);
    layout->setSpacing(0);
    const int width = fontMetrics().averageCharWidth() * chipCharacters;
    const QString shown = fontMetrics().elidedText(text, Qt::ElideRight, width);
    auto *label = new QLabel(shown);
    label->setTextFormat(Qt::PlainText);
    if (shown != text)
        label->setAccessibleName(text); // a name hides the label's own text
    auto *remove = new QToolButton;
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    remove->setAccessibleName(tr("Remove condition %1").arg(text));
    remove->setToolTip(tr("Take this condition back"));
    connect(remove, &QToolButton::clicked, this,
            [this, position] { emit removeRequested(position); });
    layout->addWidget(label);
    layout->addWidget(remove);
    return chip;
}

QSize FilterChips::sizeHint() const
{
    return { fontMetrics().averageCharWidth() * chipCharacters,
             fontMetrics().height() + fontMetrics().height() / 2 + 2 * frameWidth() };
}

QSize FilterChips::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 10, sizeHint().height() };
}

void FilterChips::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    QScrollBar *bar = horizontalScrollBar();
    bar->setValue(bar->value() - (delta.x() != 0 ? delta.x() : delta.y()));
    event->accept();
}

} // namespace sextant
