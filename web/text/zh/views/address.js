// address.js — links of a page that was opened from a disk.

export default {
  linkOfFile:
    '在这台设备上打开它，页面就是现在的设置。在别的设备上，请把从 # 开始的部分接在那里的文件地址后面。',
};
