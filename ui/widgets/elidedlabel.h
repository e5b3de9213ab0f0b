#pragma once
//! ElidedLabel: a line of text that gives way: cut with an ellipsis where there is no room, whole in the tool tip and
//! for screen readers.

#include <QLabel>

namespace sextant {

class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override; //!< a few characters

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    bool isCut() const;
};

} // namespace sextant
