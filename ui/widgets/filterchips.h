#pragma once
//! FilterChips: the applied conditions in one line, each with a button that takes it back.

#include <QScrollArea>
#include <QStringList>

class QHBoxLayout;

namespace sextant {

class FilterChips : public QScrollArea
{
    Q_OBJECT
public:
    explicit FilterChips(QWidget *parent = nullptr);

    void setChips(const QStringList &texts);
    QStringList chips() const { return m_texts; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void removeRequested(int chip);

private:
    QWidget *makeChip(const QString &text, int position);
    void wheelEvent(QWheelEvent *event) override; //!< scrolls sideways: the line is one chip high

    QStringList m_texts;
    QWidget *m_line;
    QHBoxLayout *m_layout;
};

} // namespace sextant
