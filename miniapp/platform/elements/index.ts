// In H5 this stands in for `@tarojs/components` (see config/index.ts); a component missing here fails the build.
export { Canvas, CustomWrapper, Image, Label, PullDownRefresh, ScrollView, Text, View } from './boxes'
export { Button, Input, Textarea } from './controls'
export { Picker } from './Picker'
export { Video } from './Video'
