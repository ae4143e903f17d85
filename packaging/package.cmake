# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed besides the programs, and the Debian package made of it: cpack in the build folder, or ./dev package.
include(GNUInstallDirs)

set(id io.github.trowel.Trowel)
install(FILES "resources/${id}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "resources/${id}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "resources/app/${id}.svg" DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
install(FILES packaging/debian/copyright DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/trowel")

# Debian wants these packed, without the time of day in them.
find_program(TROWEL_GZIP gzip)
if(TROWEL_GZIP)
    set(packed "${CMAKE_BINARY_DIR}/packed")
    file(MAKE_DIRECTORY "${packed}")
    foreach(page changelog trowel.1 trowel-demo.1)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "packaging/debian/${page}")
        execute_process(COMMAND "${TROWEL_GZIP}" -9nc "packaging/debian/${page}"
            WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_FILE "${packed}/${page}.gz" COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
    install(FILES "${packed}/changelog.gz" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/trowel")
    install(FILES "${packed}/trowel.1.gz" "${packed}/trowel-demo.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME trowel)
set(CPACK_PACKAGE_VENDOR "The Trowel authors")
set(CPACK_PACKAGE_CONTACT "The Trowel authors <trowel@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "desktop workspace administrator for Databricks")
set(CPACK_PACKAGE_DESCRIPTION "Trowel shows what is in a Databricks workspace, what is going on there, and what a
click will do before it does it: SQL warehouses, notebooks and files, secrets
and more, by lists, forms and drag and drop.
.
Every call is visible, limited in rate, and written to a local audit log.
Tokens stay in the keychain of the system. A built-in demo workspace needs no
account.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is opened at run time and no linker sees: the keychain's library, the icons' plugin, the window system's plugins,
# and the database of the audit log.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libsecret-1-0, libqt6svg6, qt6-qpa-plugins, libqt6sql6-sqlite")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "gnome-keyring | kwalletmanager | keepassxc, fonts-noto-core | fonts-dejavu-core, ca-certificates, default-dbus-session-bus | dbus-session-bus")
include(CPack)
