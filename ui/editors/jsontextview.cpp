#include "ui/editors/jsontextview.h"

#include "ui/style/typecolors.h"

#include <QEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qsciscintilla.h>

namespace sextant {

namespace {

constexpr int numberMargin = 0;
constexpr int foldMargin = 2;
constexpr int faultMarker = 8;

} // namespace

//! QScintilla without its undo, and with the keys the program uses for itself.
class JsonTextView::Editor : public QsciScintilla
{
public:
    explicit Editor(QWidget *parent)
        : QsciScintilla(parent)
    {
        setUtf8(true);
        SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
        SendScintilla(SCI_EMPTYUNDOBUFFER);
        SendScintilla(SCI_USEPOPUP, 0UL); // Its menu offers the undo it doesn't have.
        releaseKeys();
        setTabWidth(2);
        setIndentationsUseTabs(false);
        setAutoIndent(true);
        setBraceMatching(SloppyBraceMatch);
        setMarginType(numberMargin, NumberMargin);
        setFolding(PlainFoldStyle, foldMargin);
        markerDefine(Background, faultMarker);
        setScrollWidth(1);
        setScrollWidthTracking(true);
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::KeyPress) {
            auto *key = static_cast<QKeyEvent *>(event);
            // Tab leaves every pane.
            if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier)
                return focusNextPrevChild(true);
            if (key->key() == Qt::Key_Backtab)
                return focusNextPrevChild(false);
        }
        return QsciScintilla::event(event);
    }

private:
    void releaseKeys()
    {
        for (QsciCommand *command : standardCommands()->commands()) {
            for (const bool alternate : { false, true }) {
                const int keys = alternate ? command->alternateKey() : command->key();
                const int key = keys & ~int(Qt::KeyboardModifierMask);
                const bool isOurs = (keys & Qt::ControlModifier) && key >= Qt::Key_A
                    && key <= Qt::Key_Z && key != Qt::Key_A && key != Qt::Key_C && key != Qt::Key_V
                    && key != Qt::Key_X;
                if (!isOurs && key != Qt::Key_Escape)
                    continue;
                if (alternate)
                    command->setAlternateKey(0);
                else
                    command->setKey(0);
            }
        }
    }
};

JsonTextView::JsonTextView(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_editor(new Editor(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_editor);
    setFocusProxy(m_editor);
    m_editor->setAccessibleName(accessibleName);
    m_editor->setLexer(new QsciLexerJSON(m_editor));
    applyColors();
    connect(m_editor, &QsciScintilla::textChanged, this, [this] {
        if (!m_isSetting)
            emit textEdited(text());
    });
    connect(m_editor, &QsciScintilla::linesChanged, this, [this] {
        const int digits = int(QString::number(m_editor->lines()).size());
        m_editor->setMarginWidth(numberMargin, QString(digits + 1, QLatin1Char('0')));
    });
}

JsonTextView::~JsonTextView() = default;

QString JsonTextView::text() const { return m_editor->text(); }

void JsonTextView::setText(const QString &newText)
{
    const QByteArray from = text().toUtf8();
    const QByteArray to = newText.toUtf8();
    if (from == to)
        return;
    qsizetype start = 0;
    const qsizetype shorter = std::min(from.size(), to.size());
    while (start < shorter && from[start] == to[start])
        ++start;
    qsizetype tail = 0;
    while (tail < shorter - start && from[from.size() - 1 - tail] == to[to.size() - 1 - tail])
        ++tail;
    const QByteArray inserted = to.mid(start, to.size() - start - tail);
    m_isSetting = true;
    const bool wasReadOnly = isReadOnly();
    m_editor->setReadOnly(false);
    using Base = QsciScintillaBase;
    m_editor->SendScintilla(Base::SCI_SETTARGETSTART, static_cast<unsigned long>(start));
    m_editor->SendScintilla(Base::SCI_SETTARGETEND, static_cast<unsigned long>(from.size() - tail));
    m_editor->SendScintilla(Base::SCI_REPLACETARGET, static_cast<unsigned long>(inserted.size()),
                            inserted.constData());
    m_editor->setReadOnly(wasReadOnly);
    m_isSetting = false;
}

void JsonTextView::setReadOnly(bool readOnly) { m_editor->setReadOnly(readOnly); }

bool JsonTextView::isReadOnly() const { return m_editor->isReadOnly(); }

void JsonTextView::setWrapped(bool wrapped)
{
    m_editor->setWrapMode(wrapped ? QsciScintilla::WrapCharacter : QsciScintilla::WrapNone);
}

void JsonTextView::showFault(const std::optional<json::ParseError> &fault)
{
    m_editor->markerDeleteAll(faultMarker);
    if (fault)
        m_editor->markerAdd(fault->line - 1, faultMarker);
}

void JsonTextView::goTo(int line, int column)
{
    m_editor->setCursorPosition(line - 1, column - 1);
    m_editor->ensureLineVisible(line - 1);
}

void JsonTextView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_editor && (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        applyColors();
}

void JsonTextView::applyColors()
{
    const QPalette colors = palette();
    QsciLexer *lexer = m_editor->lexer();
    const QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    lexer->setDefaultFont(font);
    lexer->setFont(font);
    lexer->setPaper(colors.color(QPalette::Base));
    lexer->setDefaultPaper(colors.color(QPalette::Base));
    lexer->setColor(colors.color(QPalette::Text));
    lexer->setColor(typeColor(CellKind::Integer, colors), QsciLexerJSON::Number);
    lexer->setColor(typeColor(CellKind::String, colors), QsciLexerJSON::String);
    lexer->setColor(typeColor(CellKind::Bool, colors), QsciLexerJSON::Keyword);
    lexer->setColor(signColor(SignColor::Bad, colors), QsciLexerJSON::Error);
    m_editor->setCaretForegroundColor(colors.color(QPalette::Text));
    m_editor->setSelectionBackgroundColor(colors.color(QPalette::Highlight));
    m_editor->setSelectionForegroundColor(colors.color(QPalette::HighlightedText));
    m_editor->setMarginsBackgroundColor(colors.color(QPalette::AlternateBase));
    m_editor->setMarginsForegroundColor(colors.color(QPalette::Text));
    m_editor->setFoldMarginColors(colors.color(QPalette::AlternateBase),
                                  colors.color(QPalette::AlternateBase));
    QColor fault = signColor(SignColor::Bad, colors);
    fault.setAlpha(60);
    m_editor->setMarkerBackgroundColor(fault, faultMarker);
}

} // namespace sextant
