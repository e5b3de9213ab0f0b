#pragma once
//! PayloadTreeModel: the working payload of a PointEdit as a tree of field, value and type. Every edit is an undo
//! step of the PointEdit. Owned by the view that shows it.

#include "model/edit/pointedit.h"

#include <QAbstractItemModel>
#include <QPointer>

#include <memory>

namespace sextant {

class PayloadTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { FieldColumn, ValueColumn, TypeColumn, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, //!< int(json::Kind)
        FullTextRole, //!< QString: the whole value; DisplayRole is cut to 200 characters
        PathTextRole, //!< QString: the path for showing
    };

    explicit PayloadTreeModel(QObject *parent = nullptr);
    ~PayloadTreeModel() override;

    //! The edited point; nullptr: empty. May be destroyed at any time.
    void setEdit(PointEdit *edit);
    PointEdit *edit() const { return m_edit; }
    //! Viewing and editing are apart: off by default.
    void setEditable(bool editable) { m_isEditable = editable; }

    NodePath pathOf(const QModelIndex &index) const; //!< empty for the root
    QModelIndex indexOf(const NodePath &path, int column = FieldColumn) const;
    const json::Value *valueOf(const QModelIndex &index) const; //!< the payload for the root

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    //! Field: renames. Value: a scalar of the same kind. Type: int(json::Kind), an explicit conversion.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    static QString kindName(json::Kind kind); //!< translated

signals:
    //! A typed text was no value of the field's type, or a name was taken; the field stays as it was.
    void editRefused(const QString &reason);

private:
    struct Node;

    QVariant display(const json::Value &value, const QModelIndex &index, qsizetype limit) const;
    QString fieldName(const QModelIndex &index) const;
    bool setField(const QModelIndex &index, const QString &name);
    bool setValue(const QModelIndex &index, const QString &text);
    bool setKind(const QModelIndex &index, json::Kind kind);
    void onNodeChanged(const NodePath &path);
    void rebuild();
    Node *nodeFor(const QModelIndex &index) const;

    QPointer<PointEdit> m_edit;
    std::unique_ptr<Node> m_root;
    bool m_isEditable = false;
};

} // namespace sextant
