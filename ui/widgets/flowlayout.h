#pragma once
//! FlowLayout: places items in lines like words, each no wider than the line. Hidden widgets take no room.

#include <QLayout>

#include <memory>
#include <vector>

namespace sextant {

class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override; //!< of its widest item alone
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool moves) const; //!< the height it takes

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace sextant
