#pragma once
//! JsonTextView: a JSON text with line numbers, folding and colours, to read or to edit. It has no undo of its own:
//! its owner keeps the one history and the keys for it.

#include "client/json/parse.h"

#include <QWidget>

#include <optional>

namespace sextant {

class JsonTextView : public QWidget
{
    Q_OBJECT
public:
    explicit JsonTextView(const QString &accessibleName, QWidget *parent = nullptr);
    ~JsonTextView() override;

    QString text() const;
    //! Changes only what differs, so that caret and scroll position stay where they can. Emits nothing.
    void setText(const QString &text);
    void setReadOnly(bool readOnly);
    bool isReadOnly() const;
    void setWrapped(bool wrapped);
    //! Marks the line of the fault; nullopt takes the mark away.
    void showFault(const std::optional<json::ParseError> &fault);
    void goTo(int line, int column); //!< from 1

signals:
    void textEdited(const QString &text); //!< by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    class Editor;
    void applyColors();

    Editor *m_editor = nullptr;
    bool m_isSetting = false;
};

} // namespace sextant
