#include "ui/connections/filefield.h"

#include "ui/style/icons.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace sextant {

FileField::FileField(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_path(new QLineEdit(this))
{
    auto *browse = new QToolButton(this);
    browse->setIcon(icon(u"document-open"));
    browse->setText(tr("Choose: %1").arg(name));
    browse->setToolTip(browse->text());
    browse->setAccessibleName(browse->text());
    browse->setFocusPolicy(Qt::StrongFocus);
    m_path->setAccessibleName(name);
    m_path->setPlaceholderText(tr("none"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_path, 1);
    layout->addWidget(browse);
    setFocusProxy(m_path);
    connect(browse, &QToolButton::clicked, this, &FileField::choose);
    connect(m_path, &QLineEdit::textChanged, this, &FileField::edited);
}

QString FileField::path() const { return m_path->text(); }

void FileField::setPath(const QString &path) { m_path->setText(path); }

void FileField::choose()
{
    auto *dialog = new QFileDialog(this, m_name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    if (!path().isEmpty())
        dialog->selectFile(path());
    connect(dialog, &QFileDialog::fileSelected, this, &FileField::setPath);
    dialog->open();
}

} // namespace sextant
