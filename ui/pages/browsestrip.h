#pragma once
//! BrowseStrip: one line of something worth saying on a page, with what can be done about it. Hidden when empty; its text
//! gives way where there is no room.

#include <QFrame>

#include <functional>
#include <vector>

class QHBoxLayout;
class QToolButton;

namespace sextant {

class ElidedLabel;

class BrowseStrip : public QFrame
{
    Q_OBJECT
public:
    struct Choice
    {
        QString text;
        std::function<void()> chosen; //!< runs while this lives
    };

    explicit BrowseStrip(QWidget *parent = nullptr);

    //! Saying the same again changes nothing on the screen.
    void say(const QString &text, const std::vector<Choice> &choices = {});
    void clear(); //!< hides it
    QString text() const;
    void setDismissable(bool dismissable);
    void setWordWrap(bool wraps); //!< off at first

private:
    void makeButtons();

    QHBoxLayout *m_layout;
    ElidedLabel *m_label;
    QToolButton *m_dismiss;
    std::vector<QToolButton *> m_buttons;
    std::vector<Choice> m_choices;
};

} // namespace sextant
