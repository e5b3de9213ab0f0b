#pragma once
//! PayloadPane: the payload as tree and as text, one state and one history behind both, with the fault of the text
//! (line and column) and what the server would not keep as written.

#include <QPointer>
#include <QWidget>

class QLabel;
class QTabWidget;

namespace sextant {

class JsonTextView;
class PayloadTree;
class PointEdit;

class PayloadPane : public QWidget
{
    Q_OBJECT
public:
    explicit PayloadPane(QWidget *parent = nullptr);

    void setEdit(PointEdit *edit);
    void setEditable(bool editable);
    void goToText(); //!< the text view, focused
    void goToTree();
    void commitOpenEditor(); //!< of the tree

private:
    void buildTree();
    void buildText();
    void showText(const QString &text);
    void onTextEdited(const QString &text);
    void updateText();
    void updateMessage();
    void updateEditable();

    QTabWidget *m_tabs = nullptr;
    PayloadTree *m_tree = nullptr;
    JsonTextView *m_text = nullptr;
    QLabel *m_message = nullptr;
    QPointer<PointEdit> m_edit;
    bool m_isEditable = false;
    bool m_isCut = false; //!< the text view shows less than the text
    bool m_isTyping = false;
};

} // namespace sextant
