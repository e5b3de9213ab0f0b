#pragma once
//! VectorSparkline: the numbers of a vector as a small bar drawing around zero, with the same in words for screen
//! readers.

#include <QWidget>

#include <vector>

namespace sextant {

class VectorSparkline : public QWidget
{
    Q_OBJECT
public:
    explicit VectorSparkline(QWidget *parent = nullptr);

    //! `summary`: one sentence about the numbers, for accessibility and as tool tip.
    void setNumbers(std::vector<float> numbers, const QString &summary);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<float> m_numbers;
};

} // namespace sextant
