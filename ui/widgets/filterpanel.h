#pragma once
//! FilterPanel: the filter of a page: one line of chips when folded, a form with its JSON beside when open.
//! Embedded by Browse, Search and Recommend; owned by its page.

#include "client/types/filter.h"

#include <QWidget>

#include <memory>
#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace sextant {

class CollectionSession;
class FilterChips;
class FilterEditor;
class FilterForm;

//! What is drafted becomes the filter only through apply(): the Apply button, Ctrl+Enter in the panel, a chip's ×,
//! Clear, or the page's own run(). Uses the session's schema, known fields and server version.
class FilterPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FilterPanel(CollectionSession &session, QWidget *parent = nullptr);
    ~FilterPanel() override;

    //! What was applied last; nullopt when nothing restricts.
    const std::optional<Filter> &appliedFilter() const;
    //! Adds a condition to "all of these" (an "is not" comes as a nested filter with one must_not) and opens
    //! nothing; call apply() to make it count.
    void addCondition(const Condition &condition);
    //! Adds a condition to what is applied and to the draft, and nothing else that is drafted. Emits applied().
    void applyCondition(const Condition &condition);
    //! Applies the draft. false: something in it is wrong; it is marked and shown, and nothing was emitted.
    bool apply();
    //! Empties the draft and applies that.
    void clear();
    //! Whether the draft says something else than what is applied.
    bool hasUnappliedChanges() const;

    bool isExpanded() const;
    void setExpanded(bool expanded);
    int lineWidth() const; //!< what the first line needs at least, without trailing tools
    //! Opens the panel and puts the focus into the first row (a new one if there is none).
    void focusEditor();
    //! Puts a widget of the page at the end of the first line, so that it needs no line of its own. Takes it
    //! over until a layout elsewhere takes it back.
    void addTrailing(QWidget *tools);

    FilterForm &form() { return *m_form; }

signals:
    //! The filter to use from now on.
    void applied(const std::optional<sextant::Filter> &filter);

private:
    void buildBar();
    void connectForm();
    void takeFacts();
    void showState();
    void removeChip(int index);
    void keyPressEvent(QKeyEvent *event) override;

    CollectionSession &m_session;
    FilterForm *m_form = nullptr;
    FilterChips *m_chips = nullptr;
    FilterEditor *m_editor = nullptr; //!< made on first expansion
    QWidget *m_trailing = nullptr; //!< of the page; may be elsewhere by now
    QHBoxLayout *m_bar = nullptr; //!< the line that is always there
    QToolButton *m_toggle = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace sextant
