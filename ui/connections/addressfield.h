#pragma once
//! AddressField: a line that takes whole pasted texts, line ends included, and hands them on to be read.

#include <QLineEdit>

class QMimeData;

namespace sextant {

class AddressField : public QLineEdit
{
    Q_OBJECT
public:
    using QLineEdit::QLineEdit;

signals:
    void pasted(const QString &text); //!< pasted or dropped over all that stood here

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool takeWhole(const QMimeData *mime);
};

} // namespace sextant
