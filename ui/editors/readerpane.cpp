#include "ui/editors/readerpane.h"

#include "client/json/keypath.h"
#include "ui/editors/longlines.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace sextant {

namespace {

struct TextField
{
    QString path;
    QString text;
};

void collectTexts(const json::Value &value, const json::KeyPath &path,
                  std::vector<TextField> &found)
{
    if (value.isString()) {
        found.push_back({ path.toDisplay(), value.toString() });
    } else if (value.isObject()) {
        for (const auto &[key, child] : value.object())
            collectTexts(child, path.child(key), found);
    } else if (value.isArray()) {
        for (size_t i = 0; i < value.array().size(); ++i)
            collectTexts(value.array()[i], path.childIndex(i), found);
    }
}

} // namespace

ReaderPane::ReaderPane(QWidget *parent)
    : QWidget(parent)
    , m_field(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_cut(
          new QLabel(tr("Lines of more than %L1 characters are cut here.").arg(longestLine), this))
{
    auto *label = new QLabel(tr("&Field:"), this);
    label->setBuddy(m_field);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Text of the field"));
    m_text->installEventFilter(this);
    auto *top = new QHBoxLayout;
    top->addWidget(label);
    top->addWidget(m_field, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_text);
    layout->addWidget(m_cut);
    m_cut->setWordWrap(true);
    m_cut->hide();
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setFocusProxy(m_text);
    connect(m_field, &QComboBox::currentIndexChanged, this, &ReaderPane::showField);
    connect(m_field, &QComboBox::activated, this,
            [this] { m_chosen = m_field->currentData().toString(); });
}

void ReaderPane::setPayload(const json::Value *payload)
{
    constexpr qsizetype offeredFields = 200;
    std::vector<TextField> fields;
    if (payload)
        collectTexts(*payload, {}, fields);
    std::stable_sort(fields.begin(), fields.end(), [](const auto &left, const auto &right) {
        return left.text.size() > right.text.size();
    });
    const QSignalBlocker blocker(m_field);
    m_field->clear();
    m_texts.clear();
    for (TextField &field : fields) {
        if (m_field->count() >= offeredFields && field.path != m_chosen)
            continue;
        m_field->addItem(tr("%1 (%n characters)", nullptr, int(field.text.size())).arg(field.path),
                         field.path);
        m_texts.push_back(std::move(field.text));
    }
    m_field->setCurrentIndex(std::max(0, m_field->findData(m_chosen)));
    m_field->setEnabled(!m_texts.empty());
    m_text->setPlaceholderText(payload ? tr("This point has no texts.") : QString());
    showField(m_field->currentIndex());
}

void ReaderPane::showField(int position)
{
    const bool isKnown = position >= 0 && size_t(position) < m_texts.size();
    const QString text = isKnown ? m_texts[size_t(position)] : QString();
    if (text == m_shown)
        return; // Keeps the place while other fields are edited.
    m_shown = text;
    const std::optional<QString> cut = withLongLinesCut(text);
    m_text->setPlainText(cut ? *cut : text);
    m_cut->setVisible(cut.has_value());
}

bool ReaderPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isArrow = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
        if (isArrow && !(key->modifiers() & ~Qt::KeypadModifier)) {
            emit navigateRequested(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sextant
