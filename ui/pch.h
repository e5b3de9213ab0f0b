#pragma once
// Precompiled for ui/ only: what nearly every widget file includes.
#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QString>
#include <QVBoxLayout>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>
