#pragma once
//! SavedConnectionsModel: the saved connections as a tree of folders: folders first, then connections in the person's
//! order. Searched by name, address, environment and folder.

#include "model/session/connectionstore.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>

namespace sextant {

class SavedConnectionsModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        SpecRole = Qt::UserRole + 1, //!< ConnectionSpec; invalid for a folder
        FolderRole, //!< the folder's whole path, or the one a connection lies in
        AddressRole,
        EnvironmentRole,
        ColorRole, //!< int of ConnectionColor
        ProtectionRole, //!< int of Protection
        LastUsedRole, //!< QDateTime, UTC
    };

    //! `store` outlives this.
    explicit SavedConnectionsModel(ConnectionStore &store, QObject *parent = nullptr);
    ~SavedConnectionsModel() override;

    //! Only connections with every one of these words; empty = all. Folders without any are left out.
    void setFilter(const QString &words);
    const QString &filter() const { return m_filter; }

    bool isFolder(const QModelIndex &index) const;
    std::optional<ConnectionSpec> spec(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &id) const; //!< invalid when filtered out
    QModelIndex indexOfFolder(const QString &path) const;

    void moveTo(const QString &id, const QString &folder);
    //! Gives a folder another last name; what lies in it and below goes along. False for an unusable name.
    bool renameFolder(const QString &path, const QString &name);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

private:
    struct Node;
    void rebuild();
    std::unique_ptr<Node> tree() const;
    bool matches(const ConnectionSpec &spec) const;
    const Node *node(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    void refresh(Node &old, Node &fresh);
    void saveAll(const std::vector<ConnectionSpec> &specs);

    ConnectionStore &m_store;
    QString m_filter;
    std::unique_ptr<Node> m_root;
    bool m_isSaving = false;
};

} // namespace sextant
