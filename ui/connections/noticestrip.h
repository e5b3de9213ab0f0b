#pragma once
//! NoticeStrip: a question or a piece of news asked in place, with its answers as buttons. Hidden while there is none.

#include <QFrame>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace sextant {

class NoticeStrip : public QFrame
{
    Q_OBJECT
public:
    struct Choice
    {
        QString text;
        std::function<void()> run; //!< after the strip is gone; empty = nothing more
    };

    explicit NoticeStrip(QWidget *parent = nullptr);

    void ask(const QString &text, std::vector<Choice> choices); //!< takes the place of an older one
    void dismiss();
    bool isAsking() const { return m_isAsking; }
    QString text() const;

private:
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    bool m_isAsking = false;
};

} // namespace sextant
