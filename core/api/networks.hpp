// The networks that the page has compiled.
#pragma once

#include <memory>

#include "core/running/network.hpp"

namespace cnn::api {

/// Null for an unknown id.
Network* find_network(int id);

/// Keeps it until free_network(); answers {"id", …}, see compile().
Value keep_network(std::unique_ptr<Network> network);

/// What lives as long as a network does, which it uses; null for none.
void* companion_of(int id);
void keep_companion(int id, std::shared_ptr<void> companion);

}  // namespace cnn::api
