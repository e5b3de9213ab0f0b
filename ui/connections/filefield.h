#pragma once
//! FileField: a path typed or chosen.

#include <QWidget>

class QLineEdit;

namespace sextant {

class FileField : public QWidget
{
    Q_OBJECT
public:
    //! `name` says what file it is: to screen readers and in the file dialog.
    explicit FileField(const QString &name, QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);

signals:
    void edited();

private:
    void choose();

    QString m_name;
    QLineEdit *m_path = nullptr;
};

} // namespace sextant
