#pragma once
//! FlowLayout: widgets in a line that wraps where the page is narrow.

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

    void insertWidget(int position, QWidget *widget);

    void addItem(QLayoutItem *item) override; //!< takes it over
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int position) const override;
    QLayoutItem *takeAt(int position) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override; //!< all in one line
    QSize minimumSize() const override; //!< one below the other
    void setGeometry(const QRect &rect) override;

private:
    //! Places the items where `moves`; the height they take.
    int arrange(const QRect &rect, bool moves) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace sextant
